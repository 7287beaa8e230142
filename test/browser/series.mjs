// SPDX-License-Identifier: EUPL-1.2
// A meeting that repeats: planned with a mistake and without, changed from the
// second date on, and made longer.
import assert from 'node:assert/strict'
import * as look from './pages.mjs'
import { signIn } from './journey.mjs'

const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click()
const text = (page) => page.locator('main').innerText()
const dates = (page) => page.getByRole('navigation', { name: 'Ook op' }).getByRole('link')

async function looksGood(page, options, what) {
  if (options.javaScriptEnabled !== false) await look.accessible(page, what)
  await look.fits(page, what)
}

async function plan(page, options, site, title) {
  await page.goto(`${site}/bijeenkomsten/nieuw`)
  await page.fill('#titel', title)
  await page.selectOption('#soort', 'course')
  await page.fill('#datum', new Date(Date.now() + 21 * 864e5).toISOString().slice(0, 10))
  await page.fill('#plek', 'Podium Oost')
  await page.fill('#kort', 'Samen leren rekenen, elke week een stap.')
  await page.locator('summary', { hasText: 'Meer erover' }).click()
  await page.selectOption('#herhaal', 'week')
  await press(page, 'Zet op de agenda')
  assert.match(await text(page), /Vul in hoeveel keer, of tot en met welke dag/)
  await looksGood(page, options, 'a series with errors')
  await page.fill('#keren', '4')
  await press(page, 'Zet op de agenda')
  assert.equal(await dates(page).count(), 3)
  await looksGood(page, options, 'a meeting of a series')
}

async function change(page, options) {
  await dates(page).first().click()
  await page.getByRole('link', { name: 'Wijzig', exact: false }).first().click()
  await page.getByLabel('Deze keer en alle latere').check()
  await page.fill('#plek', 'De kerk')
  await looksGood(page, options, 'a change of a series')
  await press(page, 'Bewaar')
  await dates(page).last().click()
  assert.match(await text(page), /De kerk/)
  await dates(page).first().click()
  assert.match(await text(page), /Podium Oost/)
}

async function longer(page, options) {
  await page.getByRole('link', { name: 'De reeks langer maken' }).click()
  await press(page, 'Zet ze op de agenda')
  await looksGood(page, options, 'a longer series with errors')
  await page.fill('#keren', '2')
  await press(page, 'Zet ze op de agenda')
  assert.equal(await dates(page).count(), 5)
  assert.match(await text(page), /6 keer, de laatste op/)
}

async function walk(browser, site, links, options) {
  const page = await signIn(browser, options, links, 'coordinator')
  const nth = `${options.viewport.width}${options.javaScriptEnabled === false ? 'z' : ''}`
  await plan(page, options, site, `Rekenen ${nth}`)
  await change(page, options)
  await longer(page, options)
  await page.context().close()
}

const sizes = [
  ['at 1280', { viewport: { width: 1280, height: 900 } }],
  ['at 390', { viewport: { width: 390, height: 800 } }],
  ['without scripts', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false }],
]

export const series = sizes.map(([name, options]) =>
  [`a meeting that repeats, planned, changed and made longer, ${name}`,
    ({ browser, site, links }) => walk(browser, site, links, options)])
