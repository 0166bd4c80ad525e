"""Texts that are JSON, texts that are not, and texts of which RFC 8259 leaves the choice.

A test suite for parsers in the manner of JSONTestSuite, of our own making: ACCEPT must be accepted,
REJECT must not. CHOICE is what JSON allows and the format of bundles does not, or what
implementations may limit: each with the code of the loader's error, or None if Annals takes it.

SPDX-License-Identifier: GPL-3.0-or-later
"""

ACCEPT = [
    # A single value of each kind is a text, with any of the four white spaces around it.
    b"null", b"true", b"false", b"0", b"-0", b'""', b"[]", b"{}", b"42", b'"annals"', b" null",
    b"null ",
    b"\tnull\t", b"\nnull\n", b"\rnull\r", b"\r\n\t [] \t\r\n", b" \n\n\n 7 \n",
    # Arrays and objects.
    b"[[]]", b"[{}]", b"[[],[[]],[[[]]]]", b"[1,2,3]", b"[ 1 , 2 ]", b"[\n1\n,\n2\n]",
    b"[null,null]",
    b"[true,false,null,0,\"\",[],{}]", b'{"a":1}', b'{"a":1,"b":2}', b'{ "a" : 1 }', b'{"a":{}}',
    b'{"a":[]}', b'{"a":{"a":{"a":{}}}}', b'{"":""}', b'{" ":0," a":1,"a ":2,"a":3}',
    b'{"a":1,"A":2}', b'{"\xc3\xa9":1,"e\xcc\x81":2}', b'{"\\"":1,"\\\\":2}', b'{"a\\u0001":0}',
    b'{"null":null,"true":true,"[":"]","{":"}"}', b'[{"a":1},{"a":1}]', b'{"x":{"a":1},"a":1}',
    b"[" * 50 + b"]" * 50, b'{"a":' * 50 + b"0" + b"}" * 50, b"[" + b"0," * 999 + b"0]",
    b"[" + b"[]," * 300 + b"[]]", b'{"__proto__":1,"constructor":2,"toString":3}',
    # Numbers.
    b"[1]", b"[-1]", b"[10]", b"[100000]", b"[0.0]", b"[-0.0]", b"[0.5]", b"[10.25]", b"[1.000]",
    b"[-123.456]", b"[0e0]", b"[0E0]", b"[1e0]", b"[1E1]", b"[1e+1]", b"[1e-1]", b"[1e00]",
    b"[1e007]",
    b"[0.1e1]", b"[0.1E-07]", b"[-1.5E+3]", b"[1e308]", b"[-1e308]", b"[5e-324]",
    b"[2.2250738585072011e-308]", b"[2147483648]", b"[4294967296]", b"[9007199254740993]",
    b"[9223372036854775807]", b"[-9223372036854775808]", b"[0." + b"0" * 400 + b"1]",
    b"[1." + b"3" * 400 + b"]", b"[0.1234567890123456789012345678901234567890]", b"[1e-99999]",
    # Texts: every escape, every length of UTF-8, and what only looks like an end or an escape.
    b'"\\""', b'"\\\\"', b'"\\/"', b'"/"', b'"\\b\\f\\n\\r\\t"', b'"\\u0020"', b'"\\u0022"',
    b'"\\u005C"',
    b'"\\u005c\\u005C"', b'"\\u00e9\\u00E9"', b'"\\u0001"', b'"\\u001f"', b'"\\u007F"',
    b'"\\u2028\\u2029"',
    b'"\\uFFFF"', b'"\\uFEFF"', b'"\\uD7FF\\uE000"', b'"\\ud83d\\ude00"', b'"\\uDBFF\\uDFFF"',
    b'"\\uD800\\uDC00x"', b'"\\\\u0000"', b'"\\\\\\""', b'"\\\\\\\\"', b'"\x7f"', b'"\xc2\x80"',
    b'"\xdf\xbf"',
    b'"\xe0\xa0\x80"', b'"\xed\x9f\xbf"', b'"\xee\x80\x80"', b'"\xef\xbf\xbd"', b'"\xef\xbf\xbf"',
    b'"\xf0\x90\x80\x80"', b'"\xf4\x8f\xbf\xbf"', b'"\xe2\x80\xa8\xe2\x80\xa9"', b'"\xef\xbb\xbf"',
    b'"// no comment"', b'"/* nor this */"', b'"[{,:}]"', b'"\'"', b'"&lt;\xc2\xa0%00"',
    b'"' + b"x" * 5000 + b'"',
    b'"' + b"\\u00e9" * 2000 + b'"', b'["a","a"]',
]

REJECT = [
    # Nothing, or nothing but white space; white space that JSON does not know.
    b"", b" ", b"\n\n", b"\t", b"\x0c[]", b"\x0b[]", b"\xc2\xa0[]", b"\xe2\x80\x83[]",
    b"[]\xe2\x81\xa0",
    b"[\x0c1]", b"\x00", b"[]\x00", b"[1\x002]",
    # What ends too early.
    b"[", b"{", b'"', b"[1", b"[1,", b"[[]", b"[{", b'{"a"', b'{"a":', b'{"a":1', b'{"a":1,',
    b'{"a":[',
    b'["a', b'"\\', b'"\\u', b'"\\u0', b'"\\u004', b'"\\ud83d\\', b"-", b"t", b"tru", b"nul",
    b"fals", b"[tru",
    # What ends too late.
    b"[]]", b"{}}", b"[],", b"1 2", b"1,2", b"[][]", b"{}[]", b'""""', b"nullnull", b"null true",
    b"[]x", b"{}#",
    b"[1]\n2", b'{"a":1}"b"',
    # Brackets, commas and colons.
    b"]", b"}", b",", b":", b"[,]", b"[,1]", b"[1,]", b"[1,,2]", b"[1 2]", b"[1:2]", b"[1;2]",
    b"[)", b"(1)",
    b"[}", b"{]", b"[1}", b'{"a":1]', b"[[1}]", b'{"a":[1}]', b"{,}", b'{,"a":1}', b'{"a":1,}',
    b'{"a":1,,"b":2}',
    b'{"a" 1}', b'{"a":}', b'{"a"}', b'{"a",1}', b'{"a"::1}', b'{:1}', b'{"a":1 "b":2}',
    b'{"a":1:2}', b"[\"a\":1]",
    b'{"a"=1}', b'{"a"=>1}', b"<1>", b"[...]", b"[*]",
    # Names that are no texts.
    b"{a:1}", b"{1:1}", b"{null:1}", b"{'a':1}", b"{[]:1}", b"{{}:1}", b"{\"a\"\"b\":1}", b"{-1:1}",
    # Words.
    b"True", b"TRUE", b"nil", b"None", b"undefined", b"NaN", b"Infinity", b"-Infinity", b"nulls",
    b"truefalse",
    b"[nan]", b"[True]", b"[yes]", b"[Null]", b"@", b"$", b"&amp;", b"annals", b"<html></html>",
    # Numbers.
    b"[01]", b"[-01]", b"[00]", b"[-00.5]", b"[+1]", b"[++1]", b"[--1]", b"[- 1]", b"[-]", b"[-a]",
    b"[.5]", b"[-.5]",
    b"[5.]", b"[5.e1]", b"[1.5.2]", b"[1e]", b"[1E]", b"[1e+]", b"[1e-]", b"[1e1.5]", b"[1e1e1]",
    b"[1 e1]",
    b"[1e 1]", b"[e1]", b"[1_000]", b"[1'000]", b"[0x10]", b"[0b1]", b"[0o7]", b"[1f]", b"[1n]",
    b"[1/2]", b"[1+1]",
    b"[\xe2\x88\x921]", b"[\xd9\xa1]", b"[\xef\xbc\x91]", b"[\xc2\xbd]", b"[0.\xe0\xa5\xa7]",
    b"[1.0E+-1]", b"-.", b"0.",
    # Texts.
    b"'a'", b"['a']", b"`a`", b'["a\nb"]', b'["a\tb"]', b'["a\rb"]', b'["\x00"]', b'["a\x00b"]',
    b'["\x1f"]', b'["\x01"]',
    b'["\\a"]', b'["\\v"]', b'["\\0"]', b'["\\1"]', b'["\\x41"]', b"[\"\\'\"]", b'["\\ "]',
    b'["\\\n"]', b'["\\U0041"]',
    b'["\\u41"]', b'["\\u004g"]', b'["\\u 041"]', b'["\\u-041"]', b'["\\u{41}"]', b'["\\\xc3\xa9"]',
    b'["\\u00\xc3\xa9"]',
    b"[\\u0061]", b'[\\"a"]', b'["a" "b"]', b'["a"\\n]', b'[""a]', b'["\\"]', b'["\\\\\\"]',
    b"\xe2\x80\x9ca\xe2\x80\x9d",
    # Bytes that are not UTF-8: stray, cut, overlong, surrogates, beyond U+10FFFF, other encodings.
    b'["\x80"]', b'["\xbf"]', b'["\xc3"]', b'["\xc3\x28"]', b'["\xe2\x82"]', b'["\xf0\x9f\x98"]',
    b'["\xc0\xaf"]',
    b'["\xc1\xbf"]', b'["\xe0\x80\xaf"]', b'["\xe0\x9f\xbf"]', b'["\xf0\x80\x80\xaf"]',
    b'["\xf0\x8f\xbf\xbf"]',
    b'["\xed\xa0\x80"]', b'["\xed\xbf\xbf"]', b'["\xed\xa0\xbd\xed\xb8\x80"]',
    b'["\xf4\x90\x80\x80"]',
    b'["\xf5\x80\x80\x80"]', b'["\xf8\x88\x80\x80\x80"]', b'["\xfc\x84\x80\x80\x80\x80"]',
    b'["\xfe"]', b'["\xff"]',
    b'["caf\xe9"]', b"[\xe9]", b'{"\xff":1}', b'{"a\xc3":1}', b"\xe9", b"[1]\xff", b"\xff[1]",
    "[1]".encode("utf-16-le"), "[1]".encode("utf-16-be"), "[1]".encode("utf-16"),
    "[1]".encode("utf-32"),
    b"\xfe\xff" + "{}".encode("utf-16-be"), "{}".encode("utf-32-be"), b"+/v8-[]", b"\xef\xbb",
    b"\xef\xbb\xbf",
    b"\xef\xbb\xbf\xef\xbb\xbf[]",
    # Comments, and other languages.
    b"// a\n[]", b"/* a */[]", b"[1/* a */]", b"[1//\n]", b"# a\n[]", b"[] // a", b"[] /* a */",
    b"--- []", b"a: 1",
    b"<a/>", b"var a = {};", b"callback({})", b")]}',\n{}", b"[[=[a]=]]", b"(1 2)", b"1;",
]

CHOICE = [
    # The same name twice, also if it is written in two ways: RFC 8259 only advises against it.
    (b'{"a":1,"a":1}', "json-duplicate-name"), (b'{"a":1,"\\u0061":2}', "json-duplicate-name"),
    (b'{"":1,"":2}', "json-duplicate-name"), (b'[{"x":{"b":0,"a":1,"b":2}}]',
    "json-duplicate-name"),
    (b'{"/":1,"\\/":2}', "json-duplicate-name"),
    # The character 0 would end a text in C.
    (b'"\\u0000"', "json-null-character"), (b'["a\\u0000b"]', "json-null-character"),
    (b'{"a\\u0000":1}', "json-null-character"),
    # Half a pair of surrogates is no character.
    (b'"\\ud800"', "json-surrogate"), (b'"\\udfff"', "json-surrogate"), (b'"\\ud83dx"',
    "json-surrogate"),
    (b'"\\ude00\\ud83d"', "json-surrogate"), (b'"\\ud83d\\ud83d\\ude00"', "json-surrogate"),
    (b'"\\ud83d\\u0041"', "json-surrogate"), (b'{"\\udabc":1}', "json-surrogate"),
    (b'"\\ud83d\\n"', "json-surrogate"), (b'"\\ud83d\\\\ude00"', "json-surrogate"),
    # Numbers that do not fit: a double must be finite, a whole number must fit in 64 bits.
    (b"[1e309]", "json-number-range"), (b"[-1e309]", "json-number-range"), (b"[1e99999999999]",
    "json-number-range"),
    (b"[9223372036854775808]", "json-number-range"), (b"[-9223372036854775809]",
    "json-number-range"),
    (b"[" + b"9" * 400 + b"]", "json-number-range"), (b"[" + b"9" * 400 + b".5]",
    "json-number-range"),
    (b"[1" + b"0" * 30 + b"e-30]", None), (b"[0e99999999999]", None), (b"[1e-99999999999]", None),
    # A mark of the encoding is passed over with a warning; deep nesting and wide objects are not.
    (b"\xef\xbb\xbf{}", None), (b"[" * 64 + b"]" * 64, None), (b"[" * 65 + b"]" * 65,
    "json-limit-depth"),
    (b'{"a":' * 65 + b"0" + b"}" * 65, "json-limit-depth"), (b"[" * 5000 + b"]" * 5000,
    "json-limit-depth"),
    (b"{" + b",".join(b'"%d":0' % n for n in range(256)) + b"}", None),
    (b"{" + b",".join(b'"%d":0' % n for n in range(257)) + b"}", "json-limit-members"),
    (b'{"' + b"n" * 1024 + b'":0}', None), (b'{"' + b"n" * 1025 + b'":0}', "json-limit-string"),
]

# What stands in the file, and the text that a reader must get of it.
TEXTS = [
    (b'"plain"', "plain"), (b'"\\u0041\\u00e9\\u00C9"', "AéÉ"), (b'"\\/\\\\\\""', '/\\"'),
    (b'"\\ud83d\\ude00\\uD834\\udd1E"', "\U0001f600\U0001d11e"),
    (b'"\xf0\x9f\x98\x80 \xe6\xbc\xa2"', "\U0001f600 漢"),
    (b'"\\\\u0041\\\\n"', "\\u0041\\n"), (b'"a\\nb\\tc\\rd"', "a b c d"), (b'"50%_s_%n & <b>"',
    "50%_s_%n & <b>"),
    (b'"\\uDBFF\\uDFFDx\\uD7FF"', "\U0010fffdx\ud7ff"), (b'"\\\\\\\\\\"\\\\"', '\\\\"\\'),
    (b'"  a  "', "a"),
    (b'"' + b"\\u00e9" * 400 + b'"', "é" * 400), (b'"' + b"\\\\" * 400 + b'"', "\\" * 400),
    (b'"' + b"ab\\u0063" * 100 + b'"', "abc" * 100),
]
