// SPDX-License-Identifier: EUPL-1.2
// A newcomer follows a theme by one mail, chooses how often, follows a place
// and a search in one tap, and stops, undoes and pauses.
import assert from 'node:assert/strict'
import { newPage } from './journey.mjs'
import { looksGood, mail, openMail, press, text } from './steps.mjs'

async function newcomer(page, site, options, address) {
  await page.goto(`${site}/themas`)
  await page.locator('main h2 a').first().click()
  const theme = page.url()
  await looksGood(page, options, 'a theme')
  await page.getByRole('link', { name: 'Volgen', exact: true }).click()
  await page.fill('#email', 'geen adres')
  await press(page, 'Volgen')
  assert.equal(await page.inputValue('#email'), 'geen adres', 'what was typed stands there')
  await looksGood(page, options, 'the error at the address')
  await page.fill('#email', address)
  await press(page, 'Volgen')
  assert.match(await text(page), /Kijk in uw mail/)
  await looksGood(page, options, 'look in your mail')
  await openMail(page, await mail(page, site, address))
  assert.match(await text(page), /hoogstens één mail per week/)
  await looksGood(page, options, 'the button that follows')
  await press(page, 'Ja, dit wil ik volgen')
  assert.equal(page.url().split('#')[0], theme)
  assert.match(await text(page), /U volgt dit/)
  await looksGood(page, options, 'a theme that is followed')
}

async function tap(page, url) {
  await page.goto(url)
  await press(page, 'Volgen')
  assert.match(await text(page), /U volgt dit/, url)
}

async function chooses(page, site, options) {
  await page.goto(`${site}/mijn`)
  await page.getByRole('link', { name: 'U volgt 3 dingen' }).click()
  await looksGood(page, options, 'what one follows')
  await page.locator('select').nth(1).selectOption({ label: 'Meteen' })
  await press(page, 'Bewaar')
  assert.match(await text(page), /Bewaard/)
  assert.equal(await page.locator('select').nth(1).inputValue(), 'now')
  await page.getByRole('button', { name: /^Niet meer volgen/ }).last().click()
  assert.match(await text(page), /U volgt .* niet meer/)
  await looksGood(page, options, 'no longer followed')
  assert.equal(await page.locator('select').count(), 2)
  await press(page, 'Toch blijven volgen')
  await page.goto(`${site}/mijn/volgen`)
  assert.equal(await page.locator('select').count(), 3)
  await press(page, 'Even geen mail hiervan')
  assert.match(await text(page), /U krijgt hier nu geen mail van/)
  await looksGood(page, options, 'no mail for a while')
  await press(page, 'Stuur het weer, vanaf nu')
  assert.doesNotMatch(await text(page), /nu geen mail/)
}

function following(address, options) {
  return async ({ browser, site }) => {
    const page = await newPage(browser, options)
    await newcomer(page, site, options, address)
    await tap(page, `${site}/initiatieven/austerlitz-zorgt`)
    await tap(page, `${site}/zoeken?q=buurthuis`)
    await chooses(page, site, options)
    await page.context().close()
  }
}

export const follows = [
  ['follow: by mail, how often, stop and pause, 1280 wide',
    following('gerda@example.org', { viewport: { width: 1280, height: 900 } })],
  ['follow: by mail, how often, stop and pause, on a phone',
    following('hetty@example.org', { viewport: { width: 390, height: 800 }, hasTouch: true })],
  ['follow: by mail, how often, stop and pause, without scripts',
    following('ids@example.org', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false })],
]
