// SPDX-License-Identifier: EUPL-1.2
// A newsletter: asked for with a mail address, made and sent by a coordinator,
// read in the archive, printed, and ended with one click.
import assert from 'node:assert/strict'
import * as look from './pages.mjs'
import { newPage, signIn } from './journey.mjs'
import { looksGood, mail, openLink, openMail, press, text } from './steps.mjs'

async function ask(page, site, options, address) {
  await page.goto(`${site}/nieuwsbrief`)
  await looksGood(page, options, 'the newsletters')
  await page.fill('#email', 'geen adres')
  await press(page, 'Ontvang de nieuwsbrief')
  assert.equal(await page.inputValue('#email'), 'geen adres', 'what was typed stands there')
  await looksGood(page, options, 'the error at the address')
  await page.fill('#email', address)
  await press(page, 'Ontvang de nieuwsbrief')
  assert.match(await text(page), /Kijk in uw mail/)
  await openMail(page, await mail(page, site, address))
  await looksGood(page, options, 'the button that begins it')
  await press(page, 'Ja, stuur hem aan mij')
  assert.match(await text(page), /U krijgt de nieuwsbrief voortaan/)
  await page.getByRole('link', { name: 'Kies wat u krijgt' }).click()
  await looksGood(page, options, 'what one gets')
}

async function make(page, site, options, subject) {
  await page.goto(`${site}/beheer/nieuwsbrieven`)
  await press(page, 'Nieuwe brief')
  await looksGood(page, options, 'a draft')
  await page.fill('#onderwerp', subject)
  await press(page, 'Zet er eigen woorden bij')
  assert.equal(await page.inputValue('#onderwerp'), subject)
  await page.locator('input[name^="titel-"]').first().fill('Van ons bestuur')
  await page.locator('textarea[name^="tekst-"]').first().fill('Wij zoeken een nieuwe plek.')
  await page.getByRole('button', { name: /^Omlaag/ }).first().click()
  await page.getByRole('button', { name: /^Laat weg/ }).last().click()
  await page.getByRole('button', { name: /^Zet (het )?terug/ }).first().click()
  await looksGood(page, options, 'a draft that was changed')
  await press(page, 'Bewaar en bekijk')
  assert.match(await text(page), /Van ons bestuur/)
  await looksGood(page, options, 'a newsletter before it goes')
  await press(page, 'Stuur een proef aan mijzelf')
  assert.match(await text(page), /Er is een proef naar u onderweg/)
  await page.getByRole('link', { name: 'Als platte tekst' }).click()
  assert.match(await text(page), /\* Van ons bestuur/)
  const draft = page.url().replace(/\/bekijken.*/, '')
  await page.goto(`${draft}/mail`)
  assert.match(await page.locator('body').innerText(), /Van ons bestuur/)
  await look.fits(page, 'a newsletter as mail')
  await page.goto(`${draft}/versturen`)
  assert.match(await text(page), /(krijgt|krijgen) hem per mail/)
  await looksGood(page, options, 'before it is sent')
  await press(page, 'Ja, verstuur hem')
}

async function read(page, site, options, subject) {
  await page.goto(`${site}/nieuwsbrief`)
  await page.getByRole('link', { name: subject }).first().click()
  assert.match(await text(page), /Wij zoeken een nieuwe plek/)
  await looksGood(page, options, 'a newsletter in the archive')
  await page.getByRole('link', { name: 'Om te printen' }).click()
  await page.getByRole('link', { name: 'A5, om te vouwen' }).click()
  await looksGood(page, options, 'a newsletter to print')
}

async function end(page, site, options, address) {
  const letter = await mail(page, site, address, 'Van ons bestuur')
  await openLink(page, letter.locator('a[href*="/nieuwsbrief/keuze/"]').last())
  await press(page, 'Geen nieuwsbrief meer')
  assert.match(await text(page), /U krijgt de nieuwsbrief niet meer/)
  await looksGood(page, options, 'no newsletter any more')
}

function walk(options) {
  return async ({ browser, site, links }) => {
    const nth = `${options.viewport.width}`
    const address = `lezer${nth}@example.org`
    const reader = await newPage(browser, options)
    await ask(reader, site, options, address)
    const coordinator = await signIn(browser, options, links, 'coordinator')
    await make(coordinator, site, options, `Nieuws uit de buurt ${nth}`)
    await read(reader, site, options, `Nieuws uit de buurt ${nth}`)
    await end(reader, site, options, address)
    await coordinator.context().close()
    await reader.context().close()
  }
}

const phone = { width: 390, height: 800 }
export const newsletters = [
  ['newsletter: from asking to ending, 1280 wide', walk({ viewport: { width: 1280, height: 900 } })],
  ['newsletter: from asking to ending, on a phone', walk({ viewport: phone, hasTouch: true })],
  ['newsletter: asked for without scripts', async ({ browser, site }) => {
    const options = { viewport: phone, javaScriptEnabled: false }
    const page = await newPage(browser, options)
    await ask(page, site, options, 'lezerz@example.org')
    await page.context().close()
  }],
]
