// SPDX-License-Identifier: EUPL-1.2
// A meeting: planned by an initiative, registered for by strangers until it is
// full, a seat that comes free, who comes on paper, and called off; and in the
// calendar of who organises it, at an address that is renewed and ended.
import assert from 'node:assert/strict'
import { newPage, signIn } from './journey.mjs'
import { looksGood, mail, openLink, press, text } from './steps.mjs'

// In three weeks, on a clock of this country.
const day = () => new Date(Date.now() + 21 * 864e5).toISOString().slice(0, 10)

async function plan(page, site, title, options) {
  await page.goto(`${site}/bijeenkomsten`)
  await page.getByRole('link', { name: 'Plan een bijeenkomst' }).click()
  await press(page, 'Zet op de agenda')
  await looksGood(page, options, 'a meeting with errors')
  await page.fill('#titel', title)
  await page.fill('#datum', day())
  await page.fill('#plek', 'Het dorpshuis')
  await page.fill('#kort', 'Koken en praten over de winter.')
  await page.fill('#aantal', '1')
  await press(page, 'Zet op de agenda')
  assert.match(await text(page), /14\.00 tot 16\.00 uur/)
  assert.match(await text(page), /Er is nog 1 plaats\./)
  await looksGood(page, options, 'the page of a meeting')
  return page.url()
}

/** A stranger registers; the page their mail leads to. */
async function register(browser, options, site, meeting, name) {
  const page = await newPage(browser, options)
  await page.goto(`${meeting}/aanmelden`)
  await page.fill('#naam', name)
  await page.fill('#email', `${name.toLowerCase()}@example.org`)
  await looksGood(page, options, 'registering')
  await press(page, 'Ik kom')
  assert.match(await text(page), /Kijk in uw mail/)
  const letter = await mail(page, site, `${name.toLowerCase()}@example.org`, '')
  await openLink(page, letter.locator('a[href*="/aanmelding/"]'))
  await looksGood(page, options, 'their own registration')
  return page
}

/** What they organise, in their calendar: the address on their page, or none. */
const feed = (page) => page.locator('a[href^="http"][href*="/agenda/"][href$=".ics"]')

async function status(url) {
  return (await fetch(url)).status
}

async function calendar(page, site, title, options) {
  await page.goto(`${site}/mijn`)
  await press(page, 'Zet mijn bijeenkomsten in mijn agenda')
  assert.match(await text(page), /Wie dit adres heeft, kan meelezen/)
  await looksGood(page, options, 'the address of the calendar')
  const first = await feed(page).getAttribute('href')
  assert.match(await (await fetch(first)).text(), new RegExp(`SUMMARY:${title}\r\n`))
  await press(page, 'Een nieuw adres')
  const second = await feed(page).getAttribute('href')
  assert.deepEqual([await status(first), await status(second)], [404, 200])
  await press(page, 'Stop dit adres')
  assert.equal(await feed(page).count(), 0)
  assert.equal(await status(second), 404)
  await looksGood(page, options, 'no address any more')
}

async function walk(browser, site, links, options) {
  const nth = `${options.viewport.width}${options.javaScriptEnabled === false ? 'z' : ''}`
  const host = await signIn(browser, options, links, 'contact')
  const meeting = await plan(host, site, `Samen eten ${nth}`, options)
  await calendar(host, site, `Samen eten ${nth}`, options)
  const first = await register(browser, options, site, meeting, `Eerste${nth}`)
  assert.match(await text(first), /U komt\. Tot dan\./)
  const second = await register(browser, options, site, meeting, `Tweede${nth}`)
  assert.match(await text(second), /U staat op de wachtlijst/)

  await press(first, 'Ik kan toch niet komen')
  assert.match(await text(first), /Dank dat u het liet weten/)
  await second.reload()
  assert.match(await text(second), /U komt\. Tot dan\./)
  await mail(second, site, `tweede${nth}@example.org`, 'Er is plaats')

  await host.goto(`${meeting}/aanmeldingen`)
  await looksGood(host, options, 'who comes')
  await host.getByRole('button', { name: `Is er (Tweede${nth})` }).click()
  assert.match(await text(host), /1 is er/)
  await host.goto(`${meeting}/badges`)
  assert.match(await text(host), new RegExp(`Tweede${nth}`))
  await host.goto(`${meeting}/afgelasten`)
  await looksGood(host, options, 'calling off')
  await host.fill('#reden', 'De verwarming is stuk.')
  await press(host, 'Zeg het af')
  assert.match(await text(host), /De verwarming is stuk\./)
  await mail(second, site, `tweede${nth}@example.org`, 'Gaat niet door')
  for (const page of [host, first, second]) await page.context().close()
}

const sizes = [
  ['at 1280', { viewport: { width: 1280, height: 900 } }],
  ['at 390', { viewport: { width: 390, height: 800 } }],
  ['without scripts', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false }],
]

export const meetings = sizes.map(([name, options]) =>
  [`a meeting, from planning it to who comes, ${name}`,
    ({ browser, site, links }) => walk(browser, site, links, options)])
