// SPDX-License-Identifier: EUPL-1.2
// Someone adds an initiative they know; those it is about claim it by the
// button in their one letter. And one adds their own and brings, with one tap,
// a cup of coffee.
import assert from 'node:assert/strict'
import { newPage } from './journey.mjs'
import { looksGood, mail, openMail, text } from './steps.mjs'

const wide = { viewport: { width: 1280, height: 900 }, locale: 'nl-NL' }
const phone = { viewport: { width: 390, height: 800 }, locale: 'nl-NL' }

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
  await looksGood(page, options, 'adding another')
  await send(page)
  if (await page.locator('input[name=anders]').count()) await send(page)
  await openMail(page, await mail(page, site, `kent${n}@example.org`))
  await page.locator('main form button').first().click()
  assert.match(await text(page), /Het staat op de site/)
  await looksGood(page, options, 'added')
  await page.context().close()
}

// Those it is about read their one letter, in a browser of their own, keep the
// page from then on, and change it.
const claiming = (options, n) => async ({ browser, site }) => {
  const page = await newPage(browser, options)
  const reader = await newPage(browser, options)
  const address = `hof${n}@example.org`

  await fill(page, site, 'ander', `Kwetterhof ${n}`, `weet${n}`)
  await page.fill('#hun_mail', address)
  await send(page)
  if (await page.locator('input[name=anders]').count()) await send(page)
  await openMail(page, await mail(page, site, `weet${n}@example.org`))
  await page.locator('main form button').first().click()

  await openMail(reader, await mail(reader, site, address))
  assert.match(await text(reader), /Gaat dit over u\?/)
  await looksGood(reader, options, 'the letter to whom it is about')
  await reader.locator('button[value=ja]').click()
  await looksGood(reader, options, 'the page is theirs')
  await reader.getByRole('link', { name: 'Inloggen', exact: true }).last().click()
  await reader.fill('#email', address)
  await reader.getByRole('button', { name: 'Stuur mij de mail' }).click()
  const letter = await mail(page, site, address)
  const code = (await letter.innerText()).match(/\d{4}-\d{4}/)[0]
  await reader.fill('#code', code)
  await reader.locator('main form button').first().click()
  assert.match(new URL(reader.url()).pathname, /\/initiatieven\/.*\/wijzigen$/)
  await looksGood(reader, options, 'changing what is theirs')
  for (const p of [page, reader]) await p.context().close()
}

/** One adds one's own without an account, and confirms it by mail. */
export async function addOwn(page, site, name, who, look = () => {}) {
  await fill(page, site, 'ons', name, who)
  await look()
  await send(page)
  if (await page.locator('input[name=anders]').count()) await send(page)
  await openMail(page, await mail(page, site, `${who}@example.org`))
  await page.locator('main form button').first().click()
}

// And brings with one tap.
const coffee = (options, n) => async ({ browser, site }) => {
  const page = await newPage(browser, options)

  await addOwn(page, site, `Roezemoes ${n}`, `roes${n}`,
    () => looksGood(page, options, 'adding our own'))
  assert.match(await text(page), /Iets kleins om te brengen\?/)
  await looksGood(page, options, 'the invitation to bring')
  await page.getByRole('button', { name: /Dit breng ik.*kop koffie/ }).click()
  assert.match(await text(page), /Op het plein/)
  await looksGood(page, options, 'a cup of coffee is brought')
  await page.getByRole('link', { name: /^Bekijk.*kop koffie/ }).click()
  assert.match(await page.locator('h1').innerText(), /kop koffie/i)
  await page.context().close()
}

export const claims = [
  ['someone signs up and offers a cup of coffee, 1280 wide', coffee(wide, 'een')],
  ['someone signs up and offers a cup of coffee, on a phone', coffee(phone, 'twee')],
  ['someone signs up and offers a cup of coffee, without scripts',
    coffee({ ...phone, javaScriptEnabled: false }, 'drie')],
  ['an initiative claims what someone else listed, 1280 wide', claiming(wide, 'een')],
  ['an initiative claims what someone else listed, on a phone', claiming(phone, 'twee')],
  ['someone adds an initiative they know, 1280 wide', journey(wide, 'een')],
  ['someone adds an initiative they know, on a phone', journey(phone, 'twee')],
  ['someone adds an initiative they know, without scripts',
    journey({ ...phone, javaScriptEnabled: false }, 'drie')],
]
