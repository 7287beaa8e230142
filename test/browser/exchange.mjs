// SPDX-License-Identifier: EUPL-1.2
// Three initiatives in a ring, each with what the next one seeks: a coordinator
// lets it be proposed, all three say yes, and they write to each other.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import * as look from './pages.mjs'
import { initiative, mail } from './contact.mjs'
import { newPage, signIn } from './journey.mjs'

const press = (page, name) => page.getByRole('button', { name, exact: true }).first().click()
const text = (page) => page.locator('main').innerText()

async function looksGood(page, options, what) {
  if (options.javaScriptEnabled !== false) await look.accessible(page, what)
  await look.fits(page, what)
}

const things = [['compost', 'Rijpe compost'], ['busje', 'Een busje met laadruimte'], ['koken', 'Koken voor een groep']]

/** As the night finds them: each brings a thing, and seeks that of the one before. */
function ring(parties) {
  const id = (slug) => `(SELECT id FROM entry WHERE slug = '${slug}')`
  const entry = (type, slug, title, party, role) => `
    INSERT INTO entry (type, slug, title, summary, sort_key, created_at, updated_at)
      VALUES ('${type}', '${slug}', '${title}', '${title}', '${slug}', 5, 5);
    INSERT INTO ${type} (id, ${type === 'offer' ? "kind, body) VALUES (" : 'body) VALUES ('}${id(slug)},
      ${type === 'offer' ? "'goods', " : ''}'${title}');
    INSERT INTO entry_link VALUES (${id(slug)}, '${role}', 0, ${id(party)});`
  const entries = parties.map((party, i) =>
    entry('offer', `a-${party}`, things[i][1], party, 'provider') +
    entry('ask', `q-${party}`, `Wie heeft: ${things[(i + 2) % 3][1]}?`, party, 'asked_by'))
  const sides = parties.map((party, i) => `
    INSERT INTO triangle_side (triangle_id, position, party_id, offer_id, ask_id, reason)
      VALUES ((SELECT max(id) FROM triangle), ${i}, ${id(party)}, ${id(`a-${party}`)}, ${id(`q-${party}`)}, '');`)
  execFileSync('sqlite3', ['-cmd', '.timeout 5000', join(process.env.DATA, 'brengplein.db'),
    `BEGIN;${entries.join('')}
     INSERT INTO triangle (state, created_at, ends_at)
       VALUES ('waits', ${Math.floor(Date.now() / 1000)}, ${Math.floor(Date.now() / 1000) + 864000});
     ${sides.join('')}COMMIT`])
}

async function open(page, site, options) {
  await page.goto(`${site}/mijn`)
  await page.locator('#ruilen ~ ul a').first().click()
  await looksGood(page, options, 'an exchange')
}

function exchanging(nth, options) {
  return async ({ browser, site, links }) => {
    const people = []
    const parties = []
    for (const who of ['contact', 'asker', 'coordinator']) {
      const page = await signIn(browser, options, links, who)
      people.push(page)
      parties.push(await initiative(page, site, `Ruilring ${nth} ${parties.length + 1}`))
    }
    const [kees, asker, coordinator] = people
    ring(parties)
    await coordinator.goto(`${site}/beheer`)
    assert.match(await text(coordinator), /Zij kunnen elkaar helpen/)
    await looksGood(coordinator, options, 'a ring to look at')
    await press(coordinator, 'Ja, stel het voor')
    const visitor = await newPage(browser, options)
    const letter = await mail(visitor, site, 'kees.contactpersoon@example.org', 'Ruilen met')
    assert.match(await letter.innerText(), /brengt: Rijpe compost/)
    for (const page of people) {
      await open(page, site, options)
      await press(page, 'Ja, breng ons samen')
    }
    await open(kees, site, options)
    await kees.fill('textarea', 'De compost staat klaar bij het hek.')
    await kees.locator('form:has(textarea) button').first().click()
    await open(asker, site, options)
    assert.match(await text(asker), /De compost staat klaar/)
    for (const page of [...people, visitor]) await page.context().close()
  }
}

export const exchanges = [
  ['journey: three who help each other in a ring, 1280 wide',
    exchanging('groot', { viewport: { width: 1280, height: 900 } })],
  ['journey: three who help each other in a ring, on a phone',
    exchanging('klein', { viewport: { width: 390, height: 800 }, hasTouch: true })],
  ['journey: three who help each other in a ring, without scripts',
    exchanging('kaal', { viewport: { width: 390, height: 800 }, javaScriptEnabled: false })],
]
