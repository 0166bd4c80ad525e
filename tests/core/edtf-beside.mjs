// edtf-beside.mjs — what edtf.js makes of the expressions of edtf.tsv
//
// SPDX-License-Identifier: GPL-3.0-or-later
//
// For who changes the table: it must say of each expression whether edtf.js agrees. No test runs
// this, as edtf.js is no package of Debian. Run it in a folder where edtf.js 4.11.1 is installed:
//   node …/tests/core/edtf-beside.mjs …/tests/core/edtf.tsv

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const { default: edtf, parse } = createRequire(join(process.cwd(), 'index.js'))('edtf')

// A bound as the table has it.
function toText(bound, hasTime) {
  if (bound === null || bound === undefined || Math.abs(bound) === Infinity) return '..'
  if (Number.isNaN(bound)) return 'none'
  const [, sign, year, rest] = new Date(bound).toISOString().match(/^([+-]?)(\d+)(-.*)\.\d+Z$/)
  const text = (sign === '-' ? '-' : '') + year.replace(/^0+(?=\d{4})/, '') + rest
  return hasTime ? text : text.replace(/T.*/, '')
}

// Level and bounds, or null where edtf.js refuses.
function read(expression, hasTime) {
  try {
    const date = edtf(expression)
    return [parse(expression).level, toText(date.min, hasTime), toText(date.max, hasTime)].join()
  } catch {
    return null
  }
}

const rows = readFileSync(process.argv[2], 'utf8').split('\n')
  .filter(line => line !== '' && !line.startsWith('#')).map(line => line.split('\t'))
let failures = 0

for (const [, expression, level, first, last, mark] of rows) {
  const theirs = read(expression, first.includes('T'))
  const ours = level === '-' ? null : [level, first, last].join()
  if ((theirs === ours) !== (mark === '=')) {
    failures++
    console.log(`${expression}: marked ${mark}, table ${ours}, edtf.js ${theirs}`)
  }
}

console.log(`${rows.length} expressions, ${rows.filter(row => row[5] === '=').length} the same in ` +
  `edtf.js, ${failures} marked wrongly`)
process.exit(failures > 0 ? 1 : 0)
