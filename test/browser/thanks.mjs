// SPDX-License-Identifier: EUPL-1.2
// Who was helped says thank you: a card by mail, shown by who got it, printed,
// and taken back.
import assert from 'node:assert/strict'
import { initiative } from './contact.mjs'
import { newPage, signIn } from './journey.mjs'
import { looksGood, mail, press, text } from './steps.mjs'

/** The asker asks, the contact says yes; the path of their talk. */
async function talk(asker, kees, site, slug) {
  await asker.goto(`${site}/initiatieven/${slug}/contact`)
  await press(asker, 'Verstuur uw bericht')
  await kees.goto(`${site}/mijn`)
  await kees.locator('#gevraagd ~ ul li').filter({ hasText: 'Wacht op uw antwoord' })
    .locator('a').first().click()
  await press(kees, 'Ja, graag')
  return new URL(kees.url()).pathname
}

async function give(asker, site, path, options) {
  await asker.goto(`${site}${path}`)
  await asker.getByRole('link', { name: /^Bedank / }).click()
  await looksGood(asker, options, 'writing a card')
  await asker.fill('#woorden', 'Bel ons: 06 12 34 56 78')
  await press(asker, 'Maak het kaartje')
  assert.match(await text(asker), /Laat dit weg/)
  await asker.fill('#woorden', 'Dank voor de koffie, de eerlijke verhalen en de moed die wij ervan kregen.')
  await asker.check('[name=tonen]')
  await press(asker, 'Maak het kaartje')
  await looksGood(asker, options, 'a card given')
  assert.match(await text(asker), /eerlijke verhalen/)
}

async function print(page, options) {
  await page.getByRole('link', { name: 'Print het als kaartje' }).click()
  await looksGood(page, options, 'a card on paper')
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.locator('.bp-card6').count(), 4)
  const box = await page.locator('.bp-card6s').boundingBox()
  assert.ok(box.width < 800 && box.height < 1123, 'on one sheet')
  assert.equal(await page.locator('.bp-header').isVisible(), false)
  await page.emulateMedia({ media: 'screen' })
}

function thanking(title, options) {
  return async ({ browser, site, links }) => {
    const kees = await signIn(browser, options, links, 'contact')
    const asker = await signIn(browser, options, links, 'asker')
    const visitor = await newPage(browser, options)
    const slug = await initiative(kees, site, title)
    const page = `${site}/initiatieven/${slug}`

    await give(asker, site, await talk(asker, kees, site, slug), options)
    const letter = await mail(visitor, site, 'kees.contactpersoon@example.org', 'Een bedankkaartje')
    assert.match(await letter.innerText(), /eerlijke verhalen/)
    await visitor.goto(page)
    assert.doesNotMatch(await text(visitor), /eerlijke verhalen/)
    await kees.goto(`${site}/mijn`)
    await kees.locator('#bedankt ~ figure figcaption a').first().click()
    await looksGood(kees, options, 'a card got')
    await press(kees, 'Toon het op onze pagina')
    await visitor.goto(page)
    assert.match(await text(visitor), /eerlijke verhalen/)
    await looksGood(visitor, options, 'a page with thanks')
    await print(kees, options)
    await asker.goto(`${site}/mijn/bedankjes`)
    await looksGood(asker, options, 'my cards')
    await asker.locator('#gegeven ~ ul a').first().click()
    await press(asker, 'Trek het in')
    await visitor.goto(page)
    assert.doesNotMatch(await text(visitor), /eerlijke verhalen/)
    for (const p of [kees, asker, visitor]) await p.context().close()
  }
}

export const thanks = [
  ['journey: a thank-you card, 1280 wide',
    thanking('Pluktuin Dankbaar', { viewport: { width: 1280, height: 900 } })],
  ['journey: a thank-you card, on a phone',
    thanking('Moestuin De Dankzegger', { viewport: { width: 390, height: 800 }, hasTouch: true })],
  ['journey: a thank-you card, without scripts',
    thanking('Notengaard Danku', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false })],
]
