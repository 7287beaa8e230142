// SPDX-License-Identifier: EUPL-1.2
// Someone adds an initiative they know; those it is about claim it by the
// button in their one letter. And one adds their own and brings, with one tap,
// a cup of coffee.
import assert from 'node:assert/strict'
import { newPage } from './journey.mjs'
import * as look from './pages.mjs'

const wide = { viewport: { width: 1280, height: 900 }, locale: 'nl-NL' }
const phone = { viewport: { width: 390, height: 800 }, locale: 'nl-NL' }

const text = (page) => page.locator('main').innerText()

async function seen(page, options, what) {
  if (options.javaScriptEnabled !== false) await look.accessible(page, what)
  await look.fits(page, what)
}

async function openMail(page, site, to) {
  await page.goto(`${site}/postbus`)
  const mail = page.locator('.bp-mail').filter({ hasText: to }).first()
  await page.goto(await mail.locator('a[href*="/bevestig/"]').first().getAttribute('href'))
}

async function fill(page, site, whose, name, who) {
  await page.goto(`${site}/initiatieven/nieuw?van=${whose}`)
  await page.fill('#titel', name)
  await page.locator('input[name=soort][value=initiative]').check()
  await page.fill('#tekst', 'Wij maken samen een verzonnen tuin open voor wie wil.')
  await page.fill('#naam', 'Noor Verzonnen')
  await page.fill('#email', `${who}@example.org`)
}

const send = (page) => page.getByRole('button', { name: 'Zet het erbij', exact: true }).click()

const journey = (options, n) => async ({ browser, site }) => {
  const page = await newPage(browser, options)

  await fill(page, site, 'ander', `Klaterhof ${n}`, `kent${n}`)
  await page.fill('#hun_mail', `klater${n}@example.org`)
  await seen(page, options, 'adding another')
  await send(page)
  if (await page.locator('input[name=anders]').count()) await send(page)
  await openMail(page, site, `kent${n}@example.org`)
  await page.locator('main form button').first().click()
  assert.match(await text(page), /Het staat op de site/)
  await seen(page, options, 'added')
  await page.context().close()
}

export const claims = [
  ['someone adds an initiative they know, 1280 wide', journey(wide, 'een')],
  ['someone adds an initiative they know, on a phone', journey(phone, 'twee')],
  ['someone adds an initiative they know, without scripts',
    journey({ ...phone, javaScriptEnabled: false }, 'drie')],
]
