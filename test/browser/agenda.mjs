// SPDX-License-Identifier: EUPL-1.2
// Something on an agenda: raised by an initiative, taken on, taken part in,
// with ten hours pledged, which is enough; and it is achieved.
import assert from 'node:assert/strict'
import { signIn } from './journey.mjs'
import { follow, looksGood, press, text } from './steps.mjs'

const day = () => new Date(Date.now() + 90 * 864e5).toISOString().slice(0, 10)

async function raise(page, site, title, options) {
  await page.goto(`${site}/agendas/doe-agenda`)
  await follow(page, 'Zet er iets op')
  await press(page, 'Zet op de agenda')
  await looksGood(page, options, 'raising with errors')
  await page.fill('#titel', title)
  await page.fill('#tekst', 'Boeken naar wie niet meer naar de bibliotheek komt.')
  await press(page, 'Zet op de agenda')
  assert.match(await text(page), /Er zit nog niemand aan het stuur/)
  await looksGood(page, options, 'an item nobody took on')
}

async function walk(browser, site, links, options) {
  const page = await signIn(browser, options, links, 'contact')

  await raise(page, site, `Boeken op wielen ${options.viewport.width}`, options)
  await follow(page, 'Wij pakken dit op')
  await page.fill('#datum', day())
  await press(page, 'Bewaar')
  assert.doesNotMatch(await text(page), /Nog niet af/)
  await follow(page, 'Zeg wat er nodig is')
  await page.fill('#tijd', '20')
  await page.fill('#tijd_vanaf', '10')
  await looksGood(page, options, 'what it takes')
  await press(page, 'Bewaar')
  await follow(page, 'Doe mee')
  await press(page, 'Ja, zet ons erbij')
  await follow(page, 'Zeg iets toe')
  await page.selectOption('#soort', 'time')
  await page.fill('#aantal', '10')
  await press(page, 'Zeg toe')
  assert.match(await text(page), /10 uur toegezegd van 20 uur/)
  assert.match(await text(page), /Genoeg om door te gaan/)
  await looksGood(page, options, 'an item with pledges')
  await follow(page, 'Zeg hoe het gaat')
  await page.selectOption('#stand', 'bereikt')
  await press(page, 'Bewaar')
  assert.match(await text(page), /bereikt, sinds/)
  await page.context().close()
}

const sizes = [
  ['at 1280', { viewport: { width: 1280, height: 900 } }],
  ['at 390', { viewport: { width: 390, height: 800 } }],
  ['without scripts', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false }],
]

export const agendas = sizes.map(([name, options]) =>
  [`an agenda item, from raising it to achieved, ${name}`,
    ({ browser, site, links }) => walk(browser, site, links, options)])
