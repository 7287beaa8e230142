// SPDX-License-Identifier: EUPL-1.2
// The pictures of docs/pictures, made anew: make pictures
import { execFileSync } from 'node:child_process'

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

export async function pictures({ browser, site }, folder) {
  for (const [name, { path, before, full }] of Object.entries(shots))
    for (const width of [1280, 390])
      for (const colorScheme of ['light', 'dark']) {
        const context = await browser.newContext({
          viewport: { width, height: width === 1280 ? 1400 : 1600 }, colorScheme,
        })
        const page = await context.newPage()
        await page.goto(site + path)
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
