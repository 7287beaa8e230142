// SPDX-License-Identifier: EUPL-1.2
// Someone leaves, and two weeks later the night erases them: nothing of them
// is left on any page, they are signed out, and what they then ask is asked by
// somebody new.
import assert from 'node:assert/strict'
import { demoLink, newPage } from './journey.mjs'
import { during, network, withFolder } from './server.mjs'
import { looksGood, mail, openMail, press, text } from './steps.mjs'

const asked = '@2026-11-02 10:00:00'
const night = '@2026-11-17 03:10:05'   // just after ten past four, in Amsterdam: what is due is done at the start
const vera = 'vera.vrager@example.org'
const words = 'Wie leent ons een kabelhaspel voor het zomerfeest in onze straat?'

async function asks(page, site) {
  await page.goto(`${site}/vragen/nieuw`)
  await page.fill('#tekst', words)
  await press(page, 'Kijk uw vraag na')
  await press(page, 'Verstuur uw vraag')
  assert.match(await text(page), /Uw vraag staat op het plein/)
  return new URL(page.url()).pathname
}

async function leaves(page, options, site) {
  await page.goto(`${site}/mijn/stoppen`)
  await page.getByLabel('Die gaan ook weg.').check()
  await press(page, 'Wis mij over veertien dagen')
  assert.match(await text(page), /Wij wissen wat van u is op 16 november 2026/)
  await looksGood(page, options, 'a page of who leaves')
}

/** Gone from the page, from the search, from the mailbox; the session ended. */
async function noTrace(page, options, site, ask) {
  for (let i = 0; i < 60; i++) {
    if ((await page.goto(`${site}/mijn`)).url().includes('/inloggen')) break
    await page.waitForTimeout(500)
  }
  assert.equal(new URL(page.url()).pathname, '/inloggen', 'signed out by night')
  assert.ok([404, 410].includes((await page.goto(site + ask)).status()), 'the ask is gone')
  await looksGood(page, options, 'where something was')
  for (let i = 0; i < 60; i++) {
    await page.goto(`${site}/zoeken?q=kabelhaspel`)
    if (!/kabelhaspel voor het/.test(await text(page))) break
    await page.waitForTimeout(200)
  }
  for (const path of ['/zoeken?q=kabelhaspel', '/vragen', '/vragen.json', '/postbus']) {
    const page = await (await fetch(site + path)).text()
    assert.doesNotMatch(page, /kabelhaspel voor het|vera\.vrager/, path)
  }
}

async function beginsAnew(page, options, site) {
  await page.goto(`${site}/inloggen`)
  await page.fill('#email', vera)
  await press(page, 'Stuur mij de mail')
  assert.match(await text(page), /Kijk in uw mail/)
  await page.goto(`${site}/postbus`)
  assert.equal(await page.locator('.bp-mail').filter({ hasText: vera }).count(), 0,
    'nobody is known by that address')

  await page.goto(`${site}/vragen/nieuw`)
  await page.fill('#tekst', 'Wie heeft voor ons een grote soeppan te leen?')
  await press(page, 'Kijk uw vraag na')
  await page.fill('#naam', 'Vera')
  await page.fill('#email', vera)
  await press(page, 'Verstuur uw vraag')
  await openMail(page, await mail(page, site, vera))
  await press(page, 'Zet mijn vraag op het plein')
  await page.goto(`${site}/mijn`)
  assert.match(await text(page), /soeppan/)
  assert.doesNotMatch(await text(page), /kabelhaspel|Wij wissen/, 'nothing of before')
  await looksGood(page, options, 'the page of who is new')
}

const erased = (options) => ({ browser }) => withFolder(async (folder) => {
  const page = await newPage(browser, options)
  const { data, links } = network(folder, asked)

  const ask = await during(data, asked, ['--demo'], async (site) => {
    await page.goto(site + new URL(demoLink(links, 'asker')).pathname)
    await page.locator('main form button').first().click()
    const ask = await asks(page, site)
    await leaves(page, options, site)
    return ask
  })
  await during(data, night, ['--demo'], async (site) => {
    await noTrace(page, options, site, ask)
    await beginsAnew(page, options, site)
  })
  await page.context().close()
})

export const erasing = [
  ['erase: who left is gone after two weeks, 1280 wide',
    erased({ viewport: { width: 1280, height: 900 } })],
  ['erase: who left is gone after two weeks, on a phone',
    erased({ viewport: { width: 390, height: 800 }, hasTouch: true })],
  ['erase: who left is gone after two weeks, without scripts',
    erased({ viewport: { width: 390, height: 800 }, javaScriptEnabled: false })],
]
