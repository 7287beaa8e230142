// SPDX-License-Identifier: EUPL-1.2
// Signing in: on another device with the code, without scripts too; with a
// passkey (one that Chromium pretends to have); and ending another session.
import assert from 'node:assert/strict'
import { newPage } from './journey.mjs'
import { looksGood, mail, openMail, press, text } from './steps.mjs'

// A browser makes passkeys for names, not for addresses in digits.
const named = (site) => site.replace('127.0.0.1', 'localhost')

// The neighbour of the demonstration, by mail: the code typed on this device,
// the mail read on another.
export async function byCode(browser, options, site, address) {
  const page = await newPage(browser, options)
  const other = await newPage(browser, {})

  await page.goto(`${site}/inloggen?naar=/mijn`)
  await page.fill('#email', address)
  await press(page, 'Stuur mij de mail')
  assert.match(await text(page), /Kijk in uw mail/)
  const letter = await mail(other, site, address)
  const words = await letter.innerText()

  await openMail(other, letter)
  assert.match(await text(other), /Typ daar de code/, 'the link works where one began')
  await page.fill('#code', '0000-0000')
  await press(page, 'Inloggen')
  assert.match(await text(page), /niet de code/, 'a wrong code is said')
  await page.fill('#code', words.match(/\d{4}-\d{4}/)[0])
  await press(page, 'Inloggen')
  assert.equal(new URL(page.url()).pathname, '/mijn')
  assert.ok((await text(page)).includes(address))
  await other.context().close()
  return page
}

async function withDevice(page) {
  const cdp = await page.context().newCDPSession(page)

  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options: {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true,
    hasUserVerification: true, isUserVerified: true,
    automaticPresenceSimulation: true } })
}

function passkey(address, options) {
  return async ({ browser, site: digits }) => {
    const site = named(digits)
    const page = await byCode(browser, options, site, address)
    const other = await byCode(browser, options, site, address)

    await withDevice(page)
    assert.match(await text(page), /Volgende keer sneller inloggen\?/)
    await looksGood(page, options, 'where a passkey is offered')
    await page.getByRole('link', { name: 'Stel dat in' }).click()
    await looksGood(page, options, 'where a passkey is made')
    await page.fill('#naam', 'Mijn telefoon')
    await press(page, 'Maak een passkey')
    await page.getByText('Gelukt.').waitFor()
    assert.match(await text(page), /Mijn telefoon/)
    await looksGood(page, options, 'the passkeys of a person')
    await other.goto(`${site}/mijn`)
    assert.equal(new URL(other.url()).pathname, '/inloggen', 'all others were signed out')

    await page.goto(`${site}/mijn`)
    await press(page, 'Uitloggen')
    await page.goto(`${site}/inloggen?naar=/mijn`)
    await looksGood(page, options, 'signing in')
    await press(page, 'Met mijn vinger, gezicht of code')
    await page.waitForURL((url) => url.pathname === '/mijn')
    assert.ok((await text(page)).includes(address))

    await page.goto(`${site}/mijn/passkeys`)
    await page.getByRole('link', { name: 'Weghalen' }).click()
    await looksGood(page, options, 'removing a passkey')
    await press(page, 'Weghalen')
    assert.doesNotMatch(await text(page), /Mijn telefoon/)
    for (const p of [page, other]) await p.context().close()
  }
}

function sessions(address, options) {
  return async ({ browser, site }) => {
    const here = await byCode(browser, options, site, address)
    const there = await byCode(browser, options, site, address)

    await here.goto(`${site}/mijn`)
    assert.match(await text(here), /Dit apparaat/)
    await press(here, 'Log daar uit')
    await there.goto(`${site}/mijn`)
    assert.equal(new URL(there.url()).pathname, '/inloggen')
    await here.goto(`${site}/mijn`)
    assert.equal(new URL(here.url()).pathname, '/mijn')
    for (const p of [here, there]) await p.context().close()
  }
}

const wide = { viewport: { width: 1280, height: 900 } }
const phone = { viewport: { width: 390, height: 800 }, hasTouch: true }

export const signing = [
  ['sign: a passkey is added and used, 1280 wide', passkey('vera.vrager@example.org', wide)],
  ['sign: a passkey is added and used, on a phone', passkey('kees.contactpersoon@example.org', phone)],
  ['sign: another session is ended, 1280 wide', sessions('coba.coordinator@example.org', wide)],
  ['sign: another session is ended, without scripts',
    sessions('bep.beheerder@example.org', { ...phone, javaScriptEnabled: false })],
]
