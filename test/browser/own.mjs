// SPDX-License-Identifier: EUPL-1.2
// The pages of who is signed in, as pages.mjs looks at those of everyone.
import assert from 'node:assert/strict'
import { newPage, signIn } from './journey.mjs'
import { accessible, fits, valid } from './pages.mjs'

const party = '/initiatieven/austerlitz-zorgt'
const kinds = {
  contact: ['/mijn', '/mijn/gegevens', '/mijn/stoppen', '/mijn/bevestigen', '/mijn/passkeys',
    '/mijn/codes', '/mijn/adres', '/mijn/toestemming', '/mijn/iets-kleins', '/mijn/volgen', '/mijn/nieuwsbrief', '/mijn/namens/austerlitz-zorgt',
    '/mijn/namens/austerlitz-zorgt/kijkmiddag', `${party}/wijzigen`, `${party}/geschiedenis`, `${party}/fotos`, '/bijeenkomsten/nieuw',
    '/knelpunten/nieuw', '/kennis/nieuw'],
  coordinator: ['/beheer', '/beheer/themas', '/themas/voorstellen', '/beheer/meldingen', '/beheer/vers',
    '/beheer/antwoorden', '/beheer/vraag-voor', '/beheer/mensen', '/beheer/nieuwsbrieven', `${party}/geschiedenis`],
  administrator: ['/beheer/instellingen', '/beheer/instellingen/site', '/beheer/instellingen/onderdelen',
    '/beheer/papieren', '/beheer/papieren/register', '/beheer/papieren/verwerkersovereenkomst',
    '/beheer/toegankelijkheid', '/beheer/instellingen/organisatie', '/beheer/instellingen/machine',
    '/beheer/instellingen/toegankelijk', '/beheer/kopie', '/beheer/gezondheid', '/beheer/rollen', '/beheer/logboek', '/beheer/post',
    '/beheer/mensen', '/beheer/mensen?bij=austerlitz-zorgt', '/beheer/mensen/1', '/beheer/mensen/1/wissen'],
}

const sizes = [
  { viewport: { width: 1280, height: 900 } },
  { viewport: { width: 320, height: 700 }, colorScheme: 'dark' },
]

export const own = Object.entries(kinds).map(([who, paths]) =>
  [`the pages of the ${who} are accessible, fit 320 and are valid HTML`,
    async ({ browser, site, links }) => {
      const first = await signIn(browser, sizes[0], links, who)
      const storageState = await first.context().storageState()
      for (const options of sizes) {
        const page = await newPage(browser, { ...options, storageState })
        for (const path of paths) {
          const reply = await page.goto(site + path)
          assert.equal(reply.status(), 200, path)
          await accessible(page, path)
          await fits(page, path)
          await valid(await reply.text(), path)
        }
        await page.context().close()
      }
      await first.context().close()
    }])
