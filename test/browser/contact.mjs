// SPDX-License-Identifier: EUPL-1.2
// Asked often: two requests a month go through, the third waits with a date;
// "not now" for two weeks; four who ask come on one kijkmiddag; they write to
// each other through the site; and a block.
import assert from 'node:assert/strict'
import { newPage, signIn } from './journey.mjs'
import { looksGood, mail, openLink, openMail, press, text } from './steps.mjs'

const address = (name) => `${name.toLowerCase()}@example.org`

/** An initiative of the contact person, new in each run. */
export async function initiative(page, site, title) {
  await page.goto(`${site}/initiatieven/nieuw?van=ons`)
  await page.fill('#titel', title)
  await page.check('[name=soort][value=initiative]')
  await page.fill('#tekst', 'Wij houden samen een pluktuin bij.')
  await page.fill('#plaats', 'Odijk')
  for (let i = 0; i < 3 && /\/nieuw/.test(page.url()); i++)
    await press(page, 'Zet het erbij')
  await page.goto(`${site}/mijn`)
  const path = await page.locator('a[href^="/mijn/namens/"]').filter({ hasText: title })
    .first().getAttribute('href')
  return path.split('/').pop()
}

/** A stranger asks, and confirms by mail, which signs them in; what they read then. */
async function asks(browser, options, site, slug, name) {
  const page = await newPage(browser, options)
  await page.goto(`${site}/initiatieven/${slug}/contact`)
  await page.fill('#naam', name)
  await page.fill('#email', address(name))
  await press(page, 'Verstuur uw bericht')
  await openMail(page, await mail(page, site, address(name), 'Bevestig'))
  await press(page, 'Ja, geef het door')
  const said = await text(page)
  await page.context().close()
  return said
}

async function notNow(page, site, name, who, options) {
  const letter = await mail(page, site, 'kees.contactpersoon@example.org', `${name} wil graag`)

  await openLink(page, letter.locator('a[href*="antwoord=later"]'))
  await looksGood(page, options, 'answering a request')
  await page.selectOption('#weken', '2')
  await press(page, 'Nu even niet, misschien later')
  assert.match(await text(page), /2 weken met rust/)
  await openLink(page, (await mail(page, site, address(name), 'geen tijd')).locator('a').first())
  await press(page, 'Ja, ik wacht op hen')
  assert.match(await text(page), /Uw vraag gaat op \d+ \w+ \d{4} naar hen toe/)
}

async function openDay(kees, page, site, slug, names, options) {
  await kees.goto(`${site}/mijn/namens/${slug}`)
  assert.match(await text(kees), /4 mensen vragen u om een gesprek/)
  await looksGood(kees, options, 'on behalf of')
  await kees.getByRole('link', { name: 'Nodig hen allemaal tegelijk uit' }).click()
  await looksGood(kees, options, 'setting a day')
  await kees.fill('#plek', '')
  await press(kees, 'Nodig hen allemaal uit')
  assert.match(await text(kees), /1 ding aanpassen|Nog 1 ding/)
  await kees.fill('#plek', 'De schuur in Odijk')
  await press(kees, 'Nodig hen allemaal uit')
  await looksGood(kees, options, 'the day')
  for (const name of names) assert.match(await text(kees), new RegExp(name))

  const letter = await mail(page, site, address(names[1]), 'komen kijken')
  assert.match(await letter.innerText(), /De schuur in Odijk/)
  await openLink(page, letter.locator('a[href*="antwoord=yes"]'))
  await press(page, 'Ja, ik kom')
  assert.match(await text(page), /Tot dan/)
  await kees.reload()
  assert.match(await text(kees), /1 van hoogstens 12/)
}

async function write(kees, page, site, name, options) {
  await kees.goto(`${site}/mijn`)
  await kees.locator('#gevraagd ~ ul a').filter({ hasText: name }).first().click()
  assert.doesNotMatch(await text(kees), new RegExp(address(name)))
  await kees.fill('#tekst', 'Neem gerust een laars mee.')
  await press(kees, `Verstuur aan ${name}`)
  await looksGood(kees, options, 'a conversation')
  const letter = await mail(page, site, address(name), 'schreef u')
  await openLink(page, letter.locator('a').last())
  await page.fill('#tekst', 'Dat doen we.')
  await press(page, 'Verstuur uw antwoord')
  await kees.reload()
  assert.match(await text(kees), /Dat doen we\./)
}

async function block(kees, again) {
  await kees.getByText('Geen contact meer?').click()
  await kees.locator('form[action$="/blokkeren"] button').click()
  assert.match(await text(kees), /U blokkeerde/)
  assert.match(await again(), /kunnen nu niet gevraagd worden/)
}

function often(names, title, options) {
  return async ({ browser, site, links }) => {
    const kees = await signIn(browser, options, links, 'contact')
    const page = await newPage(browser, options)
    const slug = await initiative(kees, site, title)
    const asking = (n) => asks(browser, options, site, slug, names[n])

    await kees.goto(`${site}/mijn/namens/${slug}`)
    await kees.fill('#aantal', '2')
    await press(kees, 'Bewaar')
    assert.match(await asking(0), /per mail/)
    assert.match(await asking(1), /per mail/)
    await page.goto(`${site}/initiatieven/${slug}/contact`)
    assert.match(await text(page), /gaat op 1 \w+ \d{4} naar hen toe/, 'the date before')
    await looksGood(page, options, 'asking who is asked often')
    assert.match(await asking(2), /gaat op 1 \w+ \d{4}/, 'and after')
    await asking(3)
    await notNow(page, site, names[0], title, options)
    await openDay(kees, page, site, slug, names, options)
    await write(kees, page, site, names[1], options)
    await block(kees, () => asking(1))
    for (const p of [kees, page]) await p.context().close()
  }
}

export const contacts = [
  ['journey: asked often, one day for all, 1280 wide',
    often(['Aafje', 'Bente', 'Chiel', 'Douwe'], 'Pluktuin de Proefkas',
      { viewport: { width: 1280, height: 900 } })],
  ['journey: asked often, one day for all, on a phone',
    often(['Eelke', 'Freek', 'Griet', 'Heino'], 'Moestuin Achter de Sluis',
      { viewport: { width: 390, height: 800 }, hasTouch: true })],
  ['journey: asked often, one day for all, without scripts',
    often(['Imke', 'Jouke', 'Klaske', 'Lieuwe'], 'Notengaard Overbos',
      { viewport: { width: 390, height: 800 }, javaScriptEnabled: false })],
]
