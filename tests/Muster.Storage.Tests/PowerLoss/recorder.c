// Loaded into a process before its C library: appends to the file that MUSTER_RECORD names what the process asks the disk
// to do with a database and its logs, and what it prints, in one order. Each record: operation, file, offset, length, bytes.
//   W write, T truncation to the offset, S sync that has succeeded, U removal, A printed
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

static int ends_with(const char *path, const char *end)
{
    size_t length = strlen(path), tail = strlen(end);
    return length >= tail && strcmp(path + length - tail, end) == 0;
}

static int file_of_path(const char *path)
{
    return ends_with(path, ".db") ? 0 : ends_with(path, ".db-wal") ? 1 : ends_with(path, ".db-journal") ? 2 : -1;
}

static int file_of(int fd)
{
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return -1;
    path[length] = 0;
    return file_of_path(path);
}

static int is_output(int fd)
{
    struct stat mine, output;
    return fstat(fd, &mine) == 0 && fstat(1, &output) == 0 && S_ISFIFO(mine.st_mode) && mine.st_ino == output.st_ino;
}

// The log's own bytes go by writev, which is not recorded. They are in the kernel then, so they survive a kill.
static void record(char operation, int file, int64_t offset, const void *bytes, int64_t length)
{
    static int log = -1;
    pthread_mutex_lock(&order);
    if (log < 0)
        log = open(getenv("MUSTER_RECORD"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    char head[18];
    head[0] = operation;
    head[1] = (char)file;
    memcpy(head + 2, &offset, 8);
    memcpy(head + 10, &length, 8);
    struct iovec parts[] = {{head, sizeof head}, {(void *)bytes, (size_t)length}};
    if (writev(log, parts, length > 0 ? 2 : 1) != (ssize_t)sizeof head + length)
        abort();
    pthread_mutex_unlock(&order);
}

static ssize_t do_pwrite(int fd, const void *bytes, size_t count, off_t offset)
{
    static ssize_t (*next)(int, const void *, size_t, off_t);
    if (!next)
        next = dlsym(RTLD_NEXT, "pwrite64");
    int file = file_of(fd);
    if (file >= 0)
        record('W', file, offset, bytes, (int64_t)count);
    return next(fd, bytes, count, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t offset) { return do_pwrite(fd, bytes, count, offset); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) { return do_pwrite(fd, bytes, count, offset); }

ssize_t write(int fd, const void *bytes, size_t count)
{
    static ssize_t (*next)(int, const void *, size_t);
    if (!next)
        next = dlsym(RTLD_NEXT, "write");
    int file = file_of(fd);
    if (file >= 0)
        record('W', file, lseek(fd, 0, SEEK_CUR), bytes, (int64_t)count);
    else if (is_output(fd))
        record('A', 0, 0, bytes, (int64_t)count);
    return next(fd, bytes, count);
}

static int do_truncate(int fd, off_t length)
{
    static int (*next)(int, off_t);
    if (!next)
        next = dlsym(RTLD_NEXT, "ftruncate64");
    int file = file_of(fd);
    if (file >= 0)
        record('T', file, length, 0, 0);
    return next(fd, length);
}

int ftruncate64(int fd, off_t length) { return do_truncate(fd, length); }
int ftruncate(int fd, off_t length) { return do_truncate(fd, length); }

static int do_sync(const char *name, int fd)
{
    int (*next)(int) = dlsym(RTLD_NEXT, name);
    int result = next(fd), file = file_of(fd);
    if (result == 0 && file >= 0)
        record('S', file, 0, 0, 0);
    return result;
}

int fsync(int fd) { return do_sync("fsync", fd); }
int fdatasync(int fd) { return do_sync("fdatasync", fd); }

int unlink(const char *path)
{
    static int (*next)(const char *);
    if (!next)
        next = dlsym(RTLD_NEXT, "unlink");
    int file = file_of_path(path);
    if (file >= 0)
        record('U', file, 0, 0, 0);
    return next(path);
}
