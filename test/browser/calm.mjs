// SPDX-License-Identifier: EUPL-1.2
// Something is not right: a visitor says so, a coordinator hides it, whose it
// is objects from the mail, and someone else than who decided puts it back.
import assert from 'node:assert/strict'
import { newPage, signIn } from './journey.mjs'
import { looksGood, mail, openMail, press, text } from './steps.mjs'

async function brings(page, site, options, name) {
  await page.goto(`${site}/aanbod/nieuw`)
  await page.fill('#tekst', `Een ladder te leen, zegt ${name}. Hij is zes meter lang.`)
  await page.fill('#naam', name)
  await page.fill('#email', `${name.toLowerCase()}@example.org`)
  await press(page, 'Breng het')
  await openMail(page, await mail(page, site, `${name.toLowerCase()}@example.org`, 'Bevestig'))
  assert.match(await text(page), /Met deze knop zegt u ja tegen de huisregels/)
  await looksGood(page, options, 'the button that publishes')
  await press(page, 'Zet mijn aanbod op het plein')
  return page.url().split('?')[0]
}

async function reports(page, url, options) {
  await page.goto(url)
  await page.getByRole('link', { name: 'Meld deze pagina' }).click()
  await press(page, 'Laat het ons weten')
  assert.match(await text(page), /Kies wat past/, 'a reason is asked for')
  await page.getByLabel('Er staat iets in over een mens').check()
  await page.fill('#woorden', 'Dit is de ladder van mijn buurman.')
  await page.fill('#email', 'noor@example.org')
  await looksGood(page, options, 'the report')
  await press(page, 'Laat het ons weten')
  assert.match(await text(page), /Dank/)
}

async function hides(page, site, options, title) {
  await page.goto(`${site}/beheer/meldingen`)
  await looksGood(page, options, 'the queue')
  await page.getByRole('link', { name: title }).first().click()
  assert.match(await text(page), /ladder van mijn buurman/)
  assert.doesNotMatch(await text(page), /noor@example\.org/, 'no address of who reported')
  await page.getByLabel(/^Verberg het/).check()
  await looksGood(page, options, 'what to do')
  await press(page, 'Verder naar de mail')
  assert.match(await page.inputValue('#woorden'), /Wij hebben .* verborgen/)
  await looksGood(page, options, 'the letter')
  await press(page, 'Doe dit en verstuur de mail')
  assert.match(await text(page), /Het is gebeurd/)
}

async function objects(page, site, options, name) {
  await openMail(page, await mail(page, site, `${name.toLowerCase()}@example.org`, 'verborgen'))
  await page.fill('#woorden', 'De ladder is van mijzelf, en er staat geen naam in.')
  await looksGood(page, options, 'the appeal')
  await press(page, 'Kijk er opnieuw naar')
  assert.match(await text(page), /Wij kijken opnieuw/)
}

async function putsBack(page, site, options, title) {
  await page.goto(`${site}/beheer/meldingen`)
  await page.locator('a[href*="/beheer/bezwaren/"]').filter({ hasText: title }).first().click()
  await page.getByLabel('Dat is terecht: draai het terug').check()
  await page.fill('#woorden', 'U hebt gelijk. Uw ladder staat weer op het plein.')
  await looksGood(page, options, 'the answer')
  await press(page, 'Besluit en verstuur de mail')
  assert.match(await text(page), /Het is gebeurd/)
}

function calm(name, options) {
  return async ({ browser, site, links }) => {
    const owner = await newPage(browser, options)
    const visitor = await newPage(browser, options)
    const coordinator = await signIn(browser, options, links, 'coordinator')
    const other = await signIn(browser, options, links, 'administrator')
    const url = await brings(owner, site, options, name)
    const title = `zegt ${name}`

    await reports(visitor, url, options)
    await hides(coordinator, site, options, title)
    assert.equal((await visitor.goto(url)).status(), 410)
    await mail(visitor, site, 'noor@example.org', title)
    await owner.goto(url)
    assert.match(await text(owner), /Dit is verborgen/)
    await objects(visitor, site, options, name)
    await coordinator.goto(`${site}/beheer/meldingen`)
    assert.equal(await coordinator.locator('a[href*="/beheer/bezwaren/"]').filter({ hasText: title }).count(),
      0, 'not for who decided')
    await putsBack(other, site, options, title)
    assert.equal((await visitor.goto(url)).status(), 200)
    for (const page of [owner, visitor, coordinator, other]) await page.context().close()
  }
}

export const calmness = [
  ['calm: report, hide, object, put back, 1280 wide',
    calm('Dina', { viewport: { width: 1280, height: 900 } })],
  ['calm: report, hide, object, put back, on a phone',
    calm('Evert', { viewport: { width: 390, height: 800 }, hasTouch: true })],
  ['calm: report, hide, object, put back, without scripts',
    calm('Fenna', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false })],
]
