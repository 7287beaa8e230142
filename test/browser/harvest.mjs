// SPDX-License-Identifier: EUPL-1.2
// Three note-takers at one table of a meeting: one loses the network, goes on
// writing, and all of it arrives. Afterwards the organiser puts it in order.
import assert from 'node:assert/strict'
import * as look from './pages.mjs'
import { newPage, signIn } from './journey.mjs'
import { looksGood, press, text } from './steps.mjs'

const phone = { viewport: { width: 390, height: 800 } }
const day = () => new Date(Date.now() + 14 * 864e5).toISOString().slice(0, 10)

async function plan(page, site, title) {
  await page.goto(`${site}/bijeenkomsten/nieuw`)
  await page.fill('#titel', title)
  await page.fill('#datum', day())
  await page.fill('#plek', 'Het dorpshuis')
  await page.fill('#kort', 'Praten over wat ons hindert en wat helpt.')
  await press(page, 'Zet op de agenda')
  return page.url()
}

async function note(page, kind, words) {
  await page.locator('.bp-note-kinds label').filter({ hasText: kind }).click()
  await page.fill('#tekst', words)
  await press(page, 'Bewaar')
}

const saved = (page) => page.getByText('Alles is bewaard.').waitFor()

async function noteTaker(browser, options, link) {
  const page = await newPage(browser, options)
  await page.goto(link)
  return page
}

/** One writes while the network is away, reloads even, and comes back. */
async function goAway(page) {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await saved(page)
  await page.context().setOffline(true)
  await note(page, 'Knelpunt', 'De regels zijn te ingewikkeld')
  await note(page, 'Actie', 'Een dorpsavond houden')
  await page.getByText('2 regels wachten op internet').waitFor()
  await looksGood(page, phone, 'noting without internet')
  await page.reload()
  await page.getByText('2 regels wachten op internet').waitFor()
  await note(page, 'Conclusie', 'Samen verder')
  await page.getByText('3 regels wachten op internet').waitFor()
}

async function order(host, options) {
  await host.reload()
  await looksGood(host, options, 'the harvest')
  await host.getByRole('link', { name: 'Wijzigen', exact: true }).first().click()
  await host.fill('#tekst', 'Meer handen, ook in de zomer')
  await looksGood(host, options, 'changing a line')
  await press(host, 'Bewaar')
  assert.match(await text(host), /Meer handen, ook in de zomer/)
}

async function withThree(browser, site, links, options) {
  const host = await signIn(browser, options, links, 'contact')
  const meeting = await plan(host, site, `Oogsten ${options.viewport.width}`)
  await host.goto(`${meeting}/oogsten/links`)
  await looksGood(host, options, 'links for note-takers')
  await host.goto(`${meeting}/oogsten`)
  await looksGood(host, options, 'a harvest of nothing')
  const link = await host.locator('.bp-more a').first().getAttribute('href')
  const [a, b, c] = [await noteTaker(browser, phone, link),
    await noteTaker(browser, phone, link), await noteTaker(browser, phone, link)]
  await looksGood(a, phone, 'an empty table')
  await note(a, 'Nodig', 'Meer handen')
  await saved(a)
  await goAway(c)
  await note(b, 'Inzicht', 'Buren helpen graag')
  await saved(b)
  await c.context().setOffline(false)
  await saved(c)
  await a.reload()
  const all = await text(a)
  for (const words of ['Meer handen', 'De regels zijn te ingewikkeld', 'Een dorpsavond houden', 'Samen verder', 'Buren helpen graag'])
    assert.equal(all.split(words).length, 2, words)
  assert.ok(all.indexOf('De regels') < all.indexOf('Een dorpsavond') && all.indexOf('Een dorpsavond') < all.indexOf('Samen verder'))
  await looksGood(a, phone, 'what was noted')
  await a.getByRole('button', { name: 'Haal weg' }).nth(1).click()
  await a.getByText('Weggehaald', { exact: true }).click()
  await press(a, 'Terugzetten')
  await saved(a)
  await a.setViewportSize({ width: 320, height: 700 })
  await looksGood(a, phone, 'noting at 320')
  await order(host, options)
  for (const page of [host, a, b, c]) await page.context().close()
}

async function withoutScripts(browser, site, links) {
  const options = { ...phone, javaScriptEnabled: false }
  const host = await signIn(browser, phone, links, 'contact')
  const meeting = await plan(host, site, 'Oogsten zonder script')
  await host.goto(`${meeting}/oogsten`)
  const page = await noteTaker(browser, options, await host.locator('.bp-more a').first().getAttribute('href'))
  await note(page, 'Nodig', 'Meer handen')
  assert.match(await text(page), /Bewaard\./)
  await page.getByRole('link', { name: 'Wijzigen' }).first().click()
  await page.fill('#tekst', 'Veel meer handen')
  await press(page, 'Bewaar')
  assert.match(await text(page), /Veel meer handen/)
  await press(page, 'Haal weg')
  assert.match(await text(page), /Weggehaald/)
  await page.getByText('Weggehaald', { exact: true }).click()
  await press(page, 'Terugzetten')
  assert.match(await text(page), /Veel meer handen/)
  await look.fits(page, 'noting without scripts')
  for (const one of [host, page]) await one.context().close()
}

export const harvests = [
  ...[1280, 390].map((width) => [`three note-takers, one without network for a while, at ${width}`,
    ({ browser, site, links }) => withThree(browser, site, links, { viewport: { width, height: 900 } })]),
  ['a note-taker without scripts',
    ({ browser, site, links }) => withoutScripts(browser, site, links)],
]
