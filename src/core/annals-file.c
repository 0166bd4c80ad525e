/* annals-file.c — reads strangers' files without being led astray, blocked or flooded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only regular files are read: opening does not block on a pipe, and what was opened is looked at,
 * not its name. What grows while it is read is cut off at the limit. References from inside a
 * bundle are opened segment by segment without following symbolic links, so that they cannot leave
 * the bundle's folder, whatever happens to the folder meanwhile.
 */

#include "config.h"

#include "core/annals-file.h"

#include "core/annals-limits.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define OPEN_FLAGS     (O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
#define LEAST_CAPACITY ((gsize) 64 * 1024)
#define READ_SIZE      ((gsize) 1024 * 1024) /* between two looks at the cancellable */

static void
set_errno_error (GError **error)
{
  int code = errno;

  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (code), g_strerror (code));
}

static gboolean
set_too_large_error (gsize    limit,
                     GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
               _ ("The file is larger than %zu bytes"), limit);
  return FALSE;
}

static gboolean
check_regular (int      fd,
               gsize    limit,
               gsize   *size,
               GError **error)
{
  struct stat status;

  if (fstat (fd, &status) != 0)
    {
      set_errno_error (error);
      return FALSE;
    }
  if (S_ISDIR (status.st_mode))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, _ ("It is a folder"));
      return FALSE;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           _ ("It is not a regular file"));
      return FALSE;
    }
  if (status.st_size > 0 && (guint64) status.st_size > limit)
    return set_too_large_error (limit, error);

  *size = (gsize) MAX (status.st_size, 0);
  return TRUE;
}

/* Reads to the end of the file, which may be larger or smaller than it said. */
static GBytes *
read_descriptor (int           fd,
                 gsize         limit,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autofree char *buffer = NULL;
  gsize            size;
  gsize            capacity;
  gsize            length = 0;

  if (!check_regular (fd, limit, &size, error))
    return NULL;

  capacity = MAX (size, LEAST_CAPACITY) + 1;
  buffer = g_try_malloc (capacity);
  while (buffer != NULL)
    {
      gssize n_read = read (fd, buffer + length, MIN (capacity - length, READ_SIZE));

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        {
          set_errno_error (error);
          return NULL;
        }
      if (n_read == 0)
        {
          buffer[length] = '\0';
          return g_bytes_new_take (g_steal_pointer (&buffer), length);
        }

      length += (gsize) n_read;
      if (length > limit)
        {
          set_too_large_error (limit, error);
          return NULL;
        }
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (length == capacity)
        {
          char *larger = g_try_realloc (buffer, capacity * 2);

          if (larger == NULL)
            break;
          buffer = larger; /* and the old one is freed */
          capacity *= 2;
        }
    }

  errno = ENOMEM;
  set_errno_error (error);
  return NULL;
}

static GBytes *
read_and_close (int           fd,
                gsize         limit,
                GCancellable *cancellable,
                GError      **error)
{
  GBytes *bytes;

  if (fd < 0)
    {
      set_errno_error (error);
      return NULL;
    }

  bytes = read_descriptor (fd, limit, cancellable, error);
  close (fd);

  return bytes;
}

static GBytes *
read_resource (GFile        *file,
               gsize         limit,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, error);

  if (bytes == NULL)
    return NULL;
  if (g_bytes_get_size (bytes) > limit)
    {
      set_too_large_error (limit, error);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

static gboolean
set_foreign_error (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                       _ ("It is not on this computer"));
  return FALSE;
}

/**
 * annals_file_read:
 * @file: a file on this computer, or a compiled-in resource
 * @limit: the most bytes that are accepted
 * @cancellable: (nullable): to stop reading
 * @error: return location for an error
 *
 * Reads a whole file. Symbolic links of the reader's own are followed.
 *
 * Errors: #GIOErrorEnum; %G_IO_ERROR_MESSAGE_TOO_LARGE if it is larger than @limit.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
annals_file_read (GFile        *file,
                  gsize         limit,
                  GCancellable *cancellable,
                  GError      **error)
{
  const char *path = g_file_peek_path (file);

  if (g_file_has_uri_scheme (file, "resource"))
    return read_resource (file, limit, cancellable, error);
  if (path == NULL)
    {
      set_foreign_error (error);
      return NULL;
    }

  return read_and_close (open (path, OPEN_FLAGS), limit, cancellable, error);
}

/**
 * annals_file_forget:
 * @file: a file
 * @start: a byte of what annals_file_read() gave for @file, to which nobody else has a reference
 * @end: a later one
 *
 * Gives the memory from @start to @end back before the rest is freed; nobody may read these bytes
 * any more. Those of a compiled-in resource are not ours to give.
 */
void
annals_file_forget (GFile      *file,
                    const char *start,
                    const char *end)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize first = ((gsize) start + page - 1) / page * page; /* only pages that hold nothing else */
  gsize last = (gsize) end / page * page;

  if (first < last && !g_file_has_uri_scheme (file, "resource"))
    madvise ((gpointer) first, last - first, MADV_DONTNEED);
}

/* Whether a reference is relative, plain and stays below: no scheme, no "..", no escapes. */
static gboolean
check_reference (const char *reference,
                 char      **segments,
                 GError    **error)
{
  gboolean is_good = *reference != '\0' && g_strv_length (segments) <=
                                             ANNALS_MAX_REFERENCE_SEGMENTS;

  for (const char *c = reference; *c != '\0'; c++)
    is_good = is_good && (g_ascii_isalnum (*c) || strchr ("._-/", *c) != NULL);
  for (guint i = 0; segments[i] != NULL; i++)
    is_good = is_good && *segments[i] != '\0' && !g_str_equal (segments[i], ".") &&
              !g_str_equal (segments[i], "..");

  if (!is_good)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME,
                 _ ("It must be a relative name of letters, digits, “.”, “_”, “-” and “/” that "
                    "stays below the folder of the bundle, at most %d folders deep"),
                 ANNALS_MAX_REFERENCE_SEGMENTS);
  return is_good;
}

/* Opens segment after segment; returns -1 with errno set. */
static int
open_below (const char *folder,
            char      **segments)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  for (guint i = 0; fd >= 0 && segments[i] != NULL; i++)
    {
      gboolean is_last = segments[i + 1] == NULL;
      int      flags = is_last ? OPEN_FLAGS : O_RDONLY | O_DIRECTORY | O_CLOEXEC;
      int      next = openat (fd, segments[i], flags | O_NOFOLLOW);
      int      code = errno;

      close (fd);
      errno = code;
      fd = next;
    }

  return fd;
}

/**
 * annals_file_read_below:
 * @folder: the folder of a bundle
 * @reference: what the bundle names
 * @limit: the most bytes that are accepted
 * @cancellable: (nullable): to stop reading
 * @error: return location for an error
 *
 * Reads a whole file that a bundle names by a reference relative to its own folder.
 *
 * Errors: #GIOErrorEnum; %G_IO_ERROR_INVALID_FILENAME if the reference is not allowed,
 * %G_IO_ERROR_MESSAGE_TOO_LARGE if the file is larger than @limit.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
annals_file_read_below (GFile        *folder,
                        const char   *reference,
                        gsize         limit,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_auto (GStrv) segments = g_strsplit (reference, "/", -1);
  const char    *path = g_file_peek_path (folder);

  if (!check_reference (reference, segments, error))
    return NULL;
  if (g_file_has_uri_scheme (folder, "resource"))
    {
      g_autoptr (GFile) file = g_file_resolve_relative_path (folder, reference);

      return read_resource (file, limit, cancellable, error);
    }
  if (path == NULL)
    {
      set_foreign_error (error);
      return NULL;
    }

  return read_and_close (open_below (path, segments), limit, cancellable, error);
}
