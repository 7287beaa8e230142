/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * banned: functions nobody calls here; the build includes this before each C
 * file. The first part has no use at all. The others are for base/ and for
 * the one door of a library: such a file says so, by including
 * base/allow_memory.h or base/allow_format.h.
 */
#pragma once

/* These name what is banned: first, so that they still may. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* No bound, no end, or no way to tell an error from a number. */
#define strcpy(...) banned_strcpy_use_str()
#define strcat(...) banned_strcat_use_buf_add()
#define strncpy(...) banned_strncpy_use_str()
#define strncat(...) banned_strncat_use_buf_add()
#define sprintf(...) banned_sprintf_use_buf_addf()
#define vsprintf(...) banned_vsprintf_use_buf_addf()
#define sscanf(...) banned_sscanf_use_str_cut()
#define strtok(...) banned_strtok_use_str_cut()
#define strtok_r(...) banned_strtok_r_use_str_cut()
#define atoi(...) banned_atoi_use_str_to_int()
#define atol(...) banned_atol_use_str_to_int()
#define gets(...) banned_gets()

/* Shared between threads, or a way out of the program. */
#define gmtime(...) banned_gmtime_use_when()
#define localtime(...) banned_localtime_use_when()
#define setlocale(...) banned_setlocale_pages_have_languages()
#define system(...) banned_system()
#define popen(...) banned_popen()
#define rand() banned_rand_use_random_bytes()
#define srand(...) banned_srand_use_random_bytes()
#define random() banned_random_use_random_bytes()

/* allow_memory.h */
#define malloc(...) banned_malloc_use_an_arena()
#define calloc(...) banned_calloc_use_an_arena()
#define realloc(...) banned_realloc_use_an_arena()
#define free(...) banned_free_use_an_arena()
#define strdup(...) banned_strdup_use_arena_str()
#define strndup(...) banned_strndup_use_arena_str()
#define asprintf(...) banned_asprintf_use_arena_f()

/* allow_format.h */
#define snprintf(...) banned_snprintf_use_buf_addf()
#define vsnprintf(...) banned_vsnprintf_use_buf_addf()

/* base/clock.c */
#define time(...) banned_time_use_what_you_are_given()
