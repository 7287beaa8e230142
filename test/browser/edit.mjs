// SPDX-License-Identifier: EUPL-1.2
// Keeping it right: who owns a page changes it, sees the difference and undoes
// it; someone else says what is not right, and who owns it takes that over.
import assert from 'node:assert/strict'
import { newPage, signIn } from './journey.mjs'
import { looksGood, press, text } from './steps.mjs'

const party = '/initiatieven/austerlitz-zorgt'

/** A page of who is signed in, with scripts on or off. */
async function as(browser, options, links, who) {
  const first = await signIn(browser, { viewport: options.viewport }, links, who)
  const storageState = await first.context().storageState()
  await first.context().close()
  return newPage(browser, { ...options, storageState })
}

/** Change a text, see the difference in the history, and go back. */
async function changeAndUndo(page, site, path, field, words, options) {
  await page.goto(site + path)
  await page.getByRole('link', { name: 'Wijzig het' }).click()
  await looksGood(page, options, `${path}/wijzigen`)
  const before = await page.inputValue(field)
  await page.fill(field, `${before} ${words}`)
  await press(page, 'Bewaar')
  assert.match(await text(page), new RegExp(words))
  await page.getByRole('link', { name: 'Wat hier is veranderd' }).click()
  await looksGood(page, options, `${path}/geschiedenis`)
  assert.match(await page.locator('ins').first().innerText(), new RegExp(words))
  await press(page, 'Maak deze wijziging ongedaan')
  assert.match(await text(page), /Teruggezet/)
  await page.goto(site + path)
  assert.doesNotMatch(await text(page), new RegExp(words))
}

async function ownAsk(page, site) {
  await page.goto(`${site}/vragen/nieuw`)
  await page.fill('#tekst', 'Wie leent ons twintig stoelen voor het buurtfeest? Wij halen en brengen ze zelf.')
  await press(page, 'Kijk uw vraag na')
  await press(page, 'Verstuur uw vraag')
  assert.match(await text(page), /Uw vraag staat op het plein/)
  return new URL(page.url()).pathname
}

async function proposeAndAccept({ browser, site, links }, options, words) {
  const asker = await as(browser, options, links, 'asker')
  await asker.goto(site + party)
  await asker.getByRole('link', { name: 'Stel een wijziging voor' }).click()
  await looksGood(asker, options, `${party}/voorstel`)
  const before = await asker.inputValue('#kort')
  await asker.fill('#kort', `${before} ${words}`)
  await asker.fill('#waarom', 'Dat hoorde ik in het dorpshuis.')
  await press(asker, 'Verstuur uw voorstel')
  assert.match(await text(asker), /wacht op antwoord/)
  await looksGood(asker, options, 'a proposal that waits')
  const path = new URL(asker.url()).pathname

  const contact = await as(browser, options, links, 'contact')
  await contact.goto(`${site}/mijn`)
  await contact.locator(`a[href="${path}"]`).click()
  await looksGood(contact, options, 'a proposal to decide on')
  assert.match(await text(contact), /dorpshuis/)
  await press(contact, 'Neem dit over')
  assert.match(await text(contact), /Overgenomen op/)
  await contact.goto(site + party)
  assert.match(await text(contact), new RegExp(words))
  await contact.goto(`${site}${party}/geschiedenis`)
  await press(contact, 'Maak deze wijziging ongedaan')

  await asker.goto(site + path)
  assert.match(await text(asker), /Overgenomen op/)
  await asker.context().close()
  await contact.context().close()
}

const sizes = [
  ['on a computer', { viewport: { width: 1280, height: 900 } }],
  ['on a phone', { viewport: { width: 390, height: 800 } }],
  ['without scripts', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false }],
]

export const edits = sizes.flatMap(([where, options]) => [
  [`edit: change an initiative and an ask, see it, undo it, ${where}`, async ({ browser, site, links }) => {
    const page = await as(browser, options, links, 'contact')
    await changeAndUndo(page, site, party, '#kort', 'Ook op zaterdag.', options)
    const path = await ownAsk(page, site)
    await changeAndUndo(page, site, path, '#tekst', 'Liefst zonder armleuning.', options)
    await page.context().close()
  }],
  [`edit: propose a change as someone else, accept it as the contact, ${where}`,
    (world) => proposeAndAccept(world, options, 'Sinds kort ook een biljart.')],
])
