// SPDX-License-Identifier: EUPL-1.2
// A starter finds the neighbour (J02), from start to end: asks in own words,
// sees what looks alike, publishes by the mailed button, sees who and what fits
// and why, reaches one directly and one through the coordinator, says that it
// helped, and what both share is found by the next who asks.
import assert from 'node:assert/strict'
import * as look from './pages.mjs'
import { demoPeople } from './server.mjs'
import { mail, openLink, openMail, press, saysSoon, text } from './steps.mjs'

const withoutScripts = new WeakSet()

export async function newPage(browser, options) {
  const context = await browser.newContext(options)
  if (options.javaScriptEnabled === false) withoutScripts.add(context)
  return context.newPage()
}

// Axe is itself a script: where these are off, the other journeys have looked.
async function accessible(page, what) {
  if (!withoutScripts.has(page.context())) await look.accessible(page, what)
  await look.fits(page, what)
}

export function demoLink(links, who) {
  return links.split('\n').find((line) => line.trim().startsWith(who)).trim().split(/\s+/).pop()
}

// A link works once: who signed in stays so for the next journeys, but not so
// long that they are asked who they are before what matters.
const signedIn = new Map()
const shortly = 180e3

export async function signIn(browser, options, links, who) {
  const before = signedIn.get(who)
  if (before && Date.now() - before.at < shortly)
    return newPage(browser, { ...options, storageState: before.state })
  const page = await newPage(browser, options)
  const link = demoLink(before ? demoPeople(process.env.DATA) : links, who)
  await page.goto(process.env.SITE + new URL(link).pathname)
  await page.locator('main form button').first().click()
  signedIn.set(who, { state: await page.context().storageState(), at: Date.now() })
  return page
}

async function ask(page, site, name, options) {
  await page.goto(`${site}/vragen/nieuw`)
  await page.fill('#tekst', 'Onze dorpscooperatie bestaat net een jaar. Wij willen een dorpsondersteuner ' +
    'betalen: iemand die vragen van dorpsgenoten oppakt. Hoe kwam het geld rond bij wie ons voorging?')
  if (options.javaScriptEnabled !== false)
    await page.locator('#lijkt-op a').first().waitFor()
  await page.fill('#plaats', 'Odijk')
  await page.selectOption('#fase', 'starter')
  await press(page, 'Kijk uw vraag na')
  assert.match(await text(page), /Dit lijkt erop/, 'what looks alike')

  // Everything that is wrong at once, and nothing typed is lost.
  await page.fill('#email', 'geen adres')
  await press(page, 'Verstuur uw vraag')
  assert.match(await text(page), /Nog 2 dingen aanpassen/)
  assert.equal(await page.inputValue('#email'), 'geen adres')
  await accessible(page, 'the form with errors')

  await page.fill('#naam', name)
  await page.fill('#email', `${name.toLowerCase()}@example.org`)
  await press(page, 'Verstuur uw vraag')
  assert.match(await text(page), /Kijk in uw mail/)
  await openMail(page, await mail(page, site, `${name.toLowerCase()}@example.org`, 'Bevestig'))
  await press(page, 'Zet mijn vraag op het plein')
  assert.match(await text(page), /Uw vraag staat op het plein/)
  return page.url().split('?')[0]
}

async function sees(page, options) {
  const said = await text(page)
  const neighbours = await page.locator('.bp-why').allInnerTexts()

  assert.ok(neighbours.length >= 3, 'three neighbours, each with why')
  assert.match(said, /Austerlitz Zorgt/)
  assert.match(said, /Is een fase verder dan u\./)
  assert.match(said, /Ervaring/)
  assert.match(said, /Dorpsondersteuner of betaalde coördinatie/, 'a way of funding')
  assert.match(said, /Bijeenkomst/, 'a meeting, through its harvest')
  assert.doesNotMatch(said, /@example\.org/, 'no address')
  await accessible(page, 'the matches')
}

async function direct(asker, other, site, name) {
  await asker.getByRole('link', { name: 'Vraag een gesprek' }).first().click()
  await press(asker, 'Verstuur uw bericht')
  assert.match(await text(asker), /kreeg uw vraag per mail/)
  const contact = asker.url()

  const letter = await mail(other, site, 'kees.contactpersoon@example.org', `${name} wil graag`)
  assert.doesNotMatch(await letter.innerText(), new RegExp(`${name}@`, 'i'), 'no address before a yes')
  await openLink(other, letter.locator('a[href*="antwoord=ja"]'))
  await press(other, 'Ja, graag')
  assert.match(await text(other), /Dank u voor uw antwoord/)

  const news = await mail(asker, site, `${name.toLowerCase()}@example.org`, 'wil graag met u praten')
  assert.match(await news.innerText(), /kees\.contactpersoon@example\.org/)
  return contact
}

async function byPhone(asker, coordinator, site, url, name) {
  await asker.goto(url)
  await asker.getByRole('link', { name: 'Laat voor ons bellen' }).first().click()
  await press(asker, 'Verstuur uw bericht')
  assert.match(await text(asker), /De coördinator van het gebied belt voor u/)

  await coordinator.goto(`${site}/beheer`)
  await accessible(coordinator, 'the week of the coordinator')
  const row = coordinator.locator('form').filter({ hasText: 'Ja, zij willen praten' }).first()
  await row.locator('[name=bereik]').fill('030 000 00 01')
  await row.getByRole('button', { name: 'Ja, zij willen praten' }).click()
  const news = await mail(asker, site, `${name.toLowerCase()}@example.org`, 'wil graag met u praten')
  assert.match(await news.innerText(), /030 000 00 01/)
}

async function outcome(asker, helper, site, contact, name) {
  await asker.goto(contact)
  await press(asker, 'Ja, het hielp')
  await asker.fill('[name=woorden]', `Wij belden met Austerlitz, zegt ${name}. Nu ligt er een plan.`)
  await asker.check('[name=delen]')
  await press(asker, 'Bewaar')

  await helper.goto(`${site}/mijn`)
  await helper.locator('a[href*="/mijn/contact/"]').filter({ hasText: name }).first().click()
  await press(helper, 'Ja, het hielp')
  await helper.fill('[name=woorden]', 'Een uur praten was genoeg om hen op weg te helpen.')
  await helper.check('[name=delen]')
  await press(helper, 'Bewaar')
}

async function foundByTheNext(browser, options, site, name) {
  const page = await newPage(browser, options)
  const words = `Wij belden met Austerlitz, zegt ${name}`

  await page.goto(`${site}/initiatieven/austerlitz-zorgt`)
  assert.ok((await text(page)).includes(words), 'on the page of who helped')
  await saysSoon(page, `${site}/zoeken?q=${encodeURIComponent(`${name} belde, nu ligt er een plan`)}`,
    /Zo ging het verder|Nu ligt er een plan/i)
  await page.context().close()
}

function starter(name, options) {
  return async ({ browser, site, links }) => {
    const asker = await newPage(browser, options)
    const other = await newPage(browser, options)
    const coordinator = await signIn(browser, options, links, 'coordinator')
    const helper = await signIn(browser, options, links, 'contact')
    const url = await ask(asker, site, name, options)

    await sees(asker, options)
    const contact = await direct(asker, other, site, name)
    await byPhone(asker, coordinator, site, url, name)
    await outcome(asker, helper, site, contact, name)
    await foundByTheNext(browser, options, site, name)
    for (const page of [asker, other, coordinator, helper]) await page.context().close()
  }
}

export const journeys = [
  ['journey: a starter finds the neighbour, 1280 wide',
    starter('Anna', { viewport: { width: 1280, height: 900 } })],
  ['journey: a starter finds the neighbour, on a phone',
    starter('Bea', { viewport: { width: 390, height: 800 }, hasTouch: true })],
  ['journey: a starter finds the neighbour, without scripts',
    starter('Cor', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false })],
]
