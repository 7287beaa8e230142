// SPDX-License-Identifier: EUPL-1.2
// What nearly every journey does: press, follow, read, look, open a mail.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as look from './pages.mjs'

export const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click()
export const follow = (page, name) => page.getByRole('link', { name, exact: true }).first().click()
export const text = (page) => page.locator('main').innerText()

/** Axe is itself a script: where these are off, it fits the width at least. */
export async function looksGood(page, options, what) {
  if (options.javaScriptEnabled !== false) await look.accessible(page, what)
  await look.fits(page, what)
}

/** The newest mail to that address whose subject holds the words; it may still
 * have to be written: half a minute is far more than that takes. */
export async function mail(page, site, to, subject = '') {
  const newest = page.locator('.bp-mail').filter({ hasText: to }).filter({ hasText: subject }).first()
  for (let i = 0; i < 300; i++) {
    await page.goto(`${site}/postbus`)
    if (await newest.count()) return newest
    await page.waitForTimeout(100)
  }
  assert.fail(`no mail to ${to}: ${subject}`)
}

export const openLink = async (page, link) => page.goto(await link.getAttribute('href'))

/** The page behind the button of a mail. */
export const openMail = (page, letter) => openLink(page, letter.locator('a[href*="/bevestig/"]').first())

/** That page, once it says so: the worker takes a moment; half a minute is far
 * more than it needs. */
export async function saysSoon(page, url, words) {
  for (let i = 0; i < 300; i++) {
    await page.goto(url)
    if (words.test(await text(page))) return
    await page.waitForTimeout(100)
  }
  assert.fail(`${url} says ${words}`)
}

/** The page on paper: its words as they stand there, a sheet each. With
 * SHOTS=folder the paper is kept under that name. */
export async function paper(page, name) {
  const bytes = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  const folder = mkdtempSync(join(tmpdir(), 'brengplein-paper-'))
  try {
    const file = join(process.env.SHOTS ?? folder, `${name}.pdf`)
    writeFileSync(file, bytes)
    const size = execFileSync('pdfinfo', [file]).toString().match(/Page size: +(.*)/)[1]
    assert.match(size, /\(A4\)/, `${name} is on A4`)
    return execFileSync('pdftotext', ['-layout', file, '-']).toString().split('\f').slice(0, -1)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
