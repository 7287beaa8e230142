// SPDX-License-Identifier: EUPL-1.2
// The pages of who is signed in, as pages.mjs looks at those of everyone.
// Which there are is known by the test every_page_of_who_is_signed_in_is_looked_at.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { newPage, signIn } from './journey.mjs'
import { accessible, fits, valid } from './pages.mjs'

const party = '/initiatieven/austerlitz-zorgt'
const soon = '/bijeenkomsten/eigen-straks'
const held = '/bijeenkomsten/eigen-geweest'
const item = '/agendas/doe-agenda/ag-impact'
const kinds = {
  contact: ['/mijn', '/mijn/gegevens', '/mijn/stoppen', '/mijn/bevestigen', '/mijn/passkeys',
    '/mijn/codes', '/mijn/adres', '/mijn/toestemming', '/mijn/iets-kleins', '/mijn/volgen', '/mijn/nieuwsbrief', '/mijn/namens/austerlitz-zorgt',
    '/mijn/namens/austerlitz-zorgt/kijkmiddag', `${party}/wijzigen`, `${party}/geschiedenis`, `${party}/fotos`, '/bijeenkomsten/nieuw',
    '/knelpunten/nieuw', '/kennis/nieuw', `${party}/voorstel`, '/mijn/bedankjes', '/mijn/kringen/nieuw',
    '/agendas/doe-agenda/nieuw', `${item}/meedoen`, `${item}/toezeggen`],
  coordinator: ['/beheer', '/beheer/themas', '/themas/voorstellen', '/beheer/meldingen', '/beheer/vers',
    '/beheer/antwoorden', '/beheer/vraag-voor', '/beheer/mensen', '/beheer/nieuwsbrieven', `${party}/geschiedenis`,
    '/beheer/dubbel', '/beheer/kringen', '/plaatsen/austerlitz/over', '/beheer/themas/geld', '/beheer/themas/geld/samenvoegen?in=netwerk',
    '/beheer/vragen/q-net-gestart', `${party}/samenvoegen`, '/kennis/k-dorpsondersteuner/bestanden',
    '/agendas/nieuw', '/agendas/doe-agenda/beheren', `${item}/wijzigen`, '/bijeenkomsten/m-maarn-2017/vervolg/h-maarn-1-02',
    `${soon}/wijzigen`, `${soon}/afgelasten`, `${soon}/aanmeldingen`, `${soon}/aanmeldingen/lijst`, `${soon}/badges`,
    `${soon}/tafels`, `${soon}/tafels/nieuw`, `${soon}/tafels/eigen-kas/wijzigen`, `${soon}/tafels/voorstel`, `${soon}/tafels/kaarten`,
    `${soon}/wie-verwacht`, `${soon}/indeling`, `${soon}/indeling/op-naam`,
    `${held}/oogsten`, `${held}/oogsten/links`, `${held}/oogsten/nieuw`, `${held}/verslag`, `${held}/verslag/schrijven`,
    `${held}/verslag/ronde`, `${held}/verslag/publiceren`],
  administrator: ['/beheer/instellingen', '/beheer/instellingen/site', '/beheer/instellingen/onderdelen',
    '/beheer/papieren', '/beheer/papieren/register', '/beheer/papieren/verwerkersovereenkomst',
    '/beheer/toegankelijkheid', '/beheer/instellingen/organisatie', '/beheer/instellingen/machine',
    '/beheer/instellingen/toegankelijk', '/beheer/kopie', '/beheer/gezondheid', '/beheer/rollen', '/beheer/logboek', '/beheer/post',
    '/beheer/mensen', '/beheer/mensen?bij=austerlitz-zorgt', '/beheer/mensen/1', '/beheer/mensen/1/wissen'],
}

async function send(page, site, path, fields) {
  const csrf = await page.locator('input[name=csrf]').first().inputValue()
  const reply = await page.request.post(site + path, { form: { csrf, ...fields }, maxRedirects: 0 })
  assert.equal(reply.status(), 303, path)
}

// A meeting to come and one that just was, with tables and people.
async function meet(page, site) {
  await page.goto(`${site}/mijn`)
  for (const title of ['Eigen straks', 'Eigen geweest']) {
    const it = title === 'Eigen straks' ? soon : held
    await send(page, site, '/bijeenkomsten/nieuw', { titel: title, soort: 'symposium', namens: '', aanmelden: 'ja',
      datum: new Date(Date.now() + 21 * 864e5).toISOString().slice(0, 10), tijd: '10:00', tot: '16:00', plek: 'Podium Oost', kort: 'Een dag samen.' })
    for (const table of ['Eigen kas', 'Eigen keuken']) await send(page, site, `${it}/tafels/nieuw`, { titel: table, stoelen: '8' })
    for (const name of ['Gast Een', 'Gast Twee']) await send(page, site, `${it}/aanmeldingen`, { naam: name })
    await send(page, site, `${it}/indeling`, { doe: 'maak', rondes: '1' })
  }
  execFileSync('sqlite3', ['-cmd', '.timeout 5000', join(process.env.DATA, 'brengplein.db'),
    `UPDATE meeting SET starts_at = ${Math.floor(Date.now() / 1000) - 9000}, ends_at = ${Math.floor(Date.now() / 1000) - 3600}
      WHERE id = (SELECT id FROM entry WHERE slug = 'eigen-geweest')`])
  await send(page, site, `${held}/oogsten/nieuw`, { merk: 'a'.repeat(16), tafel: '0', soort: 'insight', tekst: 'Samen koken is goedkoop' })
}

const sizes = [
  { viewport: { width: 1280, height: 900 } },
  { viewport: { width: 320, height: 700 }, colorScheme: 'dark' },
]

async function looksGood(page, site, path) {
  const reply = await page.goto(site + path)
  assert.equal(reply.status(), 200, path)
  await accessible(page, path)
  await fits(page, path)
  await valid(await reply.text(), path)
}

export const own = Object.entries(kinds).map(([who, paths]) =>
  [`the pages of the ${who} are accessible, fit 320 and are valid HTML`,
    async ({ browser, site, links }) => {
      const first = await signIn(browser, sizes[0], links, who)
      if (who === 'coordinator') await meet(first, site)
      const storageState = await first.context().storageState()
      const wrong = []
      for (const options of sizes) {
        const page = await newPage(browser, { ...options, storageState })
        for (const path of paths) await looksGood(page, site, path).catch((error) => wrong.push(error.message))
        await page.context().close()
      }
      await first.context().close()
      assert.deepEqual(wrong, [])
    }])
