/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The functions that tools/link found, each a jump to what stands in its
 * place. At first that is the code behind it, which has the library loaded
 * and then goes where it was called for, with all it was called with. The
 * jumps are for x86-64 (System V ABI); elsewhere tools/link finds none.
 */
#ifdef __CET__
#include <cet.h>
#else
#define _CET_ENDBR
#endif

	.bss
	.balign	64
	.globl	later_lock
later_lock:
	.zero	64

	.section .data.rel.ro.later, "aw"
	.balign	4096
	.globl	later_places
later_places:

	.section .data.rel.ro, "aw"
	.balign	8
	.globl	later_functions
later_functions:

	.set	n, 0
.macro function library, name
	.section .rodata
library\@:
	.asciz	"\library"
name\@:
	.asciz	"\name"

	.section .data.rel.ro, "aw"
	.quad	library\@, name\@

	.section .data.rel.ro.later, "aw"
	.quad	first\@

	.text
	.globl	\name
	.hidden	\name
	.type	\name, @function
\name:	_CET_ENDBR
	jmp	*later_places + 8 * n(%rip)
first\@:
	_CET_ENDBR
	pushq	$n
	jmp	load
	.set	n, n + 1
.endm

#include LATER

	.section .data.rel.ro.later, "aw"
	.balign	4096
	.globl	later_places_end
later_places_end:

	.section .rodata
	.balign	8
	.globl	later_n
later_n:
	.quad	n

#ifdef __x86_64__
	.text
load:
	.irp	r, rdi, rsi, rdx, rcx, r8, r9, r10, rax
	pushq	%\r
	.endr
	subq	$128, %rsp
	.irp	i, 0, 1, 2, 3, 4, 5, 6, 7
	movups	%xmm\i, 16 * \i(%rsp)
	.endr
	movq	128 + 64(%rsp), %rdi
	call	later_load
	movq	%rax, %r11
	.irp	i, 0, 1, 2, 3, 4, 5, 6, 7
	movups	16 * \i(%rsp), %xmm\i
	.endr
	addq	$128, %rsp
	.irp	r, rax, r10, r9, r8, rcx, rdx, rsi, rdi
	popq	%\r
	.endr
	addq	$8, %rsp
	jmp	*%r11
#endif

	.section .note.GNU-stack, ""
