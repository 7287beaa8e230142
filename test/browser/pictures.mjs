// SPDX-License-Identifier: EUPL-1.2
// The pictures of docs/pictures, made anew: make pictures
import { execFileSync } from 'node:child_process'
import { signIn } from './journey.mjs'
import { held } from './proceedings.mjs'
import { addTables, come } from './seating.mjs'
import { plan } from './table.mjs'

const shots = {
  home: { path: '/' },
  list: { path: '/initiatieven' },
  map: { path: '/initiatieven?weergave=kaart' },
  profile: { path: '/initiatieven/austerlitz-zorgt' },
  matches: { path: '/vragen/q-hoe-werkt-dorpsondersteuner', full: true },
  search: { path: '/zoeken?q=vrijwiliger+met+uitkering' },
  form: {
    path: '/vragen/nieuw',
    // An error on the second step: all at once, with what was typed kept.
    before: async (page) => {
      await page.locator('#tekst').fill('Wij zijn net gestart in ons dorp en willen een dorpsondersteuner betalen. Wie is ons voorgegaan?')
      await page.locator('main form button').first().click()
      await page.locator('#email').fill('anna.example.org')
      await page.locator('main form button:not([name])').last().click()
    },
  },
}

const desk = { viewport: { width: 1280, height: 900 } }
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click()

/** A gathering to come with who sits where; one that was, with its report. */
async function gatherings(page, site) {
  const coming = await plan(page, site, 'Samen koken en rijden')
  await addTables(page, coming)
  come(coming.split('/').pop(), 0, 95)
  await page.goto(`${coming}/indeling`)
  await page.selectOption('#rondes', '2')
  await press(page, 'Maak een indeling')

  const past = await plan(page, site, 'Koken en rijden in vijf dorpen')
  held(past.split('/').pop(), 9)
  await page.goto(`${past}/oogsten`)
  const note = await page.locator('.bp-more a').first().getAttribute('href')
  await page.goto(`${past}/verslag/schrijven`)
  await page.fill('#inleiding', 'Veertig mensen van vijf dorpen spraken in Podium Oost over koken en vervoer.')
  await press(page, 'Bewaar')
  return { coming, past, note }
}

async function letter(page, site) {
  await page.goto(`${site}/beheer/nieuwsbrieven`)
  await press(page, 'Nieuwe brief')
  return page.url().replace(/\/wijzigen.*/, '/bekijken')
}

async function circle(page, site) {
  await page.goto(`${site}/mijn/kringen/nieuw`)
  await page.fill('#doel', 'Samen koken met wie alleen is')
  await press(page, 'Begin de kring')
  return page.url()
}

/** Pages that people make first: with the path, and whose they are. */
async function made({ browser, site, links }) {
  const coordinator = await signIn(browser, desk, links, 'coordinator')
  const contact = await signIn(browser, desk, links, 'contact')
  const { coming, past, note } = await gatherings(coordinator, site)
  const own = await coordinator.context().storageState()
  const shown = {
    meeting: { path: coming, own },
    seating: { path: `${coming}/indeling`, own },
    note: { path: note },
    report: { path: `${past}/verslag`, own },
    years: { path: `${site}/themas/netwerk/jaren` },
    letter: { path: await letter(coordinator, site), own },
    circle: { path: await circle(contact, site), own: await contact.context().storageState() },
  }
  for (const page of [coordinator, contact]) await page.context().close()
  return shown
}

export async function pictures({ browser, site, links }, folder) {
  const all = { ...shots, ...await made({ browser, site, links }) }
  for (const [name, { path, before, full, own }] of Object.entries(all))
    for (const width of [1280, 390])
      for (const colorScheme of ['light', 'dark']) {
        const context = await browser.newContext({
          viewport: { width, height: width === 1280 ? 1400 : 1600 }, colorScheme, storageState: own,
        })
        const page = await context.newPage()
        await page.goto(new URL(path, site).href)
        if (before) await before(page)
        await page.waitForTimeout(name === 'map' ? 800 : 100)
        const file = `${folder}/${name}-${width}-${colorScheme}.png`
        await page.screenshot({ path: file, fullPage: full ?? false })
        try {
          execFileSync('pngquant', ['--force', '--ext', '.png', '--quality', '60-90', file])
        } catch {
          // Larger, and just as good.
        }
        await context.close()
      }
}
