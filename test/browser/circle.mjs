// SPDX-License-Identifier: EUPL-1.2
// A circle: begun by an initiative, shown to everyone, and left again.
import assert from 'node:assert/strict'
import * as look from './pages.mjs'
import { signIn } from './journey.mjs'

const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click()
const follow = (page, name) => page.getByRole('link', { name, exact: true }).first().click()
const text = (page) => page.locator('main').innerText()

async function looksGood(page, options, what) {
  if (options.javaScriptEnabled !== false) await look.accessible(page, what)
  await look.fits(page, what)
}

async function walk(browser, site, links, options) {
  const page = await signIn(browser, options, links, 'contact')
  const purpose = `Samen koken, ${options.viewport.width} ${options.javaScriptEnabled !== false}`

  await page.goto(`${site}/kringen`)
  await looksGood(page, options, 'the circles')
  await follow(page, 'Begin een kring')
  await press(page, 'Begin de kring')
  await looksGood(page, options, 'beginning a circle with errors')
  await page.fill('#doel', purpose)
  await page.fill('#adres', 'Dorpsstraat 1')
  await press(page, 'Begin de kring')
  await looksGood(page, options, 'a circle, as its members see it')
  await page.fill('#wie', 'Iets dat er niet is')
  await press(page, 'Nodig uit')
  assert.match(await text(page), /Wij kennen dit initiatief of deze organisatie niet/)
  const own = page.url()
  await page.goto(`${site}/kringen`)
  await follow(page, purpose)
  assert.doesNotMatch(await text(page), /Dorpsstraat|Austerlitz Zorgt/)
  await looksGood(page, options, 'a circle, as everyone sees it')
  await page.goto(own)
  await press(page, 'Laat het iedereen zien')
  await page.goto(`${site}/kringen`)
  await follow(page, purpose)
  assert.match(await text(page), /Austerlitz Zorgt/)
  await page.goto(own)
  await press(page, 'Stap uit de kring')
  await page.goto(`${site}/kringen`)
  assert.doesNotMatch(await text(page), new RegExp(purpose))
  await page.context().close()
}

const sizes = [
  ['at 1280', { viewport: { width: 1280, height: 900 } }],
  ['at 390', { viewport: { width: 390, height: 800 } }],
  ['without scripts', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false }],
]

export const circles = sizes.map(([name, options]) =>
  [`a circle, from beginning it to leaving it, ${name}`,
    ({ browser, site, links }) => walk(browser, site, links, options)])
