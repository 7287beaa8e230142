// SPDX-License-Identifier: EUPL-1.2
// Two who answer for an initiative: the only contact person invites a second
// one, who says yes from the mail on a device of their own; the first hands it
// over and goes.
import assert from 'node:assert/strict'
import { initiative } from './contact.mjs'
import { newPage, signIn } from './journey.mjs'
import { looksGood, mail, openMail, press, text } from './steps.mjs'

const alone = /U bent de enige contactpersoon/

async function invites(kees, options, site, slug, to) {
  await kees.goto(`${site}/initiatieven/${slug}`)
  assert.match(await text(kees), alone)
  await kees.getByRole('link', { name: 'Nodig iemand uit' }).click()
  assert.match(await text(kees), alone)
  await kees.fill('#email', 'geen adres')
  await press(kees, 'Stuur de uitnodiging')
  assert.equal(await kees.inputValue('#email'), 'geen adres', 'what was typed is kept')
  await looksGood(kees, options, 'an invitation that lacks an address')
  await kees.fill('#email', to)
  await kees.getByLabel(/^Contactpersoon/).check()
  await press(kees, 'Stuur de uitnodiging')
  assert.match(await text(kees), /Uitgenodigd\. De link werkt tot \d+ \w+ \d{4}/)
  assert.match(await text(kees), alone, 'as nobody said yes yet')
  await looksGood(kees, options, 'an invitation that waits')
}

async function accepts(second, options, site, to, title) {
  const letter = await mail(second, site, to, 'Doet u mee namens')

  assert.match(await letter.innerText(), /vraagt u contactpersoon te zijn/)
  await openMail(second, letter)
  await looksGood(second, options, 'the invitation')
  await press(second, 'Ja, ik doe mee')
  assert.equal(await second.locator('h1').innerText(), title)
  await looksGood(second, options, 'the page that is theirs too')
}

/** By the code in the mail: the invitation was read here, but signs nobody in. */
async function enters(second, site, to) {
  await second.goto(`${site}/mijn`)
  if (new URL(second.url()).pathname === '/mijn') return
  await second.fill('#email', to)
  await press(second, 'Stuur mij de mail')
  const wait = second.url()
  const letter = await mail(second, site, to, 'code')
  const code = (await letter.innerText()).match(/\d{4}-\d{4}/)[0]
  await second.goto(wait)
  await second.fill('#code', code)
  await press(second, 'Inloggen')
}

/** The roles as the page tells them, by who reads. */
async function areTwo(kees, second, options, acting, to) {
  await kees.goto(acting)
  assert.doesNotMatch(await text(kees), alone, 'they are two now')
  const rows = kees.locator('section[aria-labelledby=wie] li')
  assert.equal(await rows.count(), 2)
  assert.match(await rows.filter({ hasText: to }).innerText(), /contactpersoon/)
  await looksGood(kees, options, 'two contact persons')
  await second.goto(acting)
  assert.match(await text(second), /contactpersoon/)
  assert.doesNotMatch(await text(second), alone)
}

async function handsOver(kees, second, options, site, acting, title) {
  await kees.goto(acting)
  await press(kees, 'Ik ben geen contactpersoon meer')
  assert.equal(await kees.locator('#uitnodigen').count(), 0, 'a member invites nobody')
  await looksGood(kees, options, 'a member')
  await second.goto(acting)
  assert.match(await text(second), alone)
  await press(second, 'Ik doe niet meer mee')
  assert.match(await text(second), /Vraag eerst iemand anders/, 'never the last one')
  await looksGood(second, options, 'who cannot go yet')

  await kees.goto(acting)
  await press(kees, 'Ik doe niet meer mee')
  assert.equal(new URL(kees.url()).pathname, '/mijn')
  assert.equal(await kees.locator('section[aria-labelledby=namens] a').filter({ hasText: title }).count(), 0)
  await second.goto(`${site}/mijn`)
  assert.equal(await second.locator('section[aria-labelledby=namens] a').filter({ hasText: title }).count(), 1)
}

function two(title, to, options) {
  return async ({ browser, site, links }) => {
    const kees = await signIn(browser, options, links, 'contact')
    const second = await newPage(browser, options)
    const slug = await initiative(kees, site, title)
    const acting = `${site}/mijn/namens/${slug}`

    await invites(kees, options, site, slug, to)
    await accepts(second, options, site, to, title)
    await enters(second, site, to)
    await areTwo(kees, second, options, acting, to)
    await handsOver(kees, second, options, site, acting, title)
    for (const page of [kees, second]) await page.context().close()
  }
}

export const members = [
  ['member: a second contact person, and handing over, 1280 wide',
    two('Zaagplaats de Kromme Plank', 'mina@example.org', { viewport: { width: 1280, height: 900 } })],
  ['member: a second contact person, and handing over, on a phone',
    two('Breikring het Losse Eind', 'nico@example.org', { viewport: { width: 390, height: 800 }, hasTouch: true })],
  ['member: a second contact person, and handing over, without scripts',
    two('Zangkoor Halve Maat', 'otje@example.org',
      { viewport: { width: 390, height: 800 }, javaScriptEnabled: false })],
]
