// SPDX-License-Identifier: EUPL-1.2
// A symposium, from planning it to what came of it a year later: ninety-five
// people register, by the page and from a list; six tables of what they wrote;
// everyone seated, badges and cards on paper; three note-takers, one without
// network for a while; the report with its correction round, on paper as for
// an alderman; an ask and an action that come of it; and a year later the
// owner answers from the mail, which the next invitation shows.
import assert from 'node:assert/strict'
import { demoLink, newPage } from './journey.mjs'
import { demoPeople, during, network, withFolder } from './server.mjs'
import { follow, looksGood, mail, openLink, paper, press, text } from './steps.mjs'
import { wishes } from './table.mjs'

const planned = '@2026-11-02 10:00:00'
const theDay = '@2026-11-19 12:30:00'
const dayAfter = '@2026-11-20 09:00:00'
const yearLater = '@2027-11-22 10:00:00'

const gifts = ['Wij reden vorig jaar 900 ritten en delen ons rooster.', 'Een zaal voor veertig mensen, op maandag.',
  'Ons plan van vijf bladzijden, dat de gemeente goedkeurde.', 'Vijf jaar ervaring met een fonds.',
  'Een dag meelopen bij ons eetcafé.', '']
const names = ['Anna', 'Bram', 'Cora', 'Dirk', 'Els', 'Fons', 'Greet', 'Henk', 'Ilse', 'Joop', 'Kaat', 'Leo']
const clubs = ['De Proeftuin', 'Dorpshuis', 'Gemeente', 'Zorggroep', 'Woongroep', 'Buurtbus', 'Eetcafé', 'Fonds']
const villages = ['Nergenshuizen', 'Verzonnendorp', 'Modelwijk', 'Schetsveld', 'Voorbeeld']

// The same people each time: a sequence of Park and Miller.
function people(n) {
  let seed = 2026
  const pick = (list) => list[(seed = seed * 48271 % 2147483647) % list.length]
  return Array.from({ length: n }, (_, i) => ({
    naam: `${pick(names)} Proef ${i + 1}`, email: `proef${i + 1}@example.org`,
    namens: `${pick(clubs)} ${pick(villages)}`, halen: pick(wishes[i % 6]), brengen: pick(gifts),
  }))
}

const all = people(95)
const guest = all[0]

async function comeIn(browser, options, site, links, who) {
  const page = await newPage(browser, options)
  await page.goto(site + new URL(demoLink(links, who)).pathname)
  await page.locator('main form button').first().click()
  return page
}

/*
 * Two weeks before.
 */
async function plan(page, site, title, day, options) {
  await page.goto(`${site}/bijeenkomsten`)
  await follow(page, 'Plan een bijeenkomst')
  await page.fill('#titel', title)
  await page.selectOption('#soort', 'symposium')
  await page.fill('#datum', day)
  await page.fill('#tijd', '13:00')
  await page.fill('#tot', '17:00')
  await page.fill('#plek', 'Podium Oost, Utrecht')
  await page.fill('#kort', 'Een middag voor initiatieven, gemeenten en zorg, aan zes tafels.')
  await page.fill('#aantal', '120')
  await looksGood(page, options, 'planning a symposium')
  await press(page, 'Zet op de agenda')
  return page.url()
}

/** Someone who never was here. */
async function newcomer(browser, options, site, meeting) {
  const page = await newPage(browser, options)
  await page.goto(meeting)
  await looksGood(page, options, 'a symposium')
  await follow(page, 'Ik kom')
  for (const field of ['naam', 'email', 'namens', 'halen', 'brengen']) await page.fill(`#${field}`, guest[field])
  await looksGood(page, options, 'coming to a symposium')
  await press(page, 'Ik kom')
  assert.match(await text(page), /Kijk in uw mail/)
  return page
}

/** As others come, each from an address of their own. */
async function comesByForm(path, who, n) {
  const headers = { 'X-Forwarded-For': `192.0.2.${n}` }
  const form = await fetch(path, { headers })
  const csrf = (await form.text()).match(/name="csrf" value="([^"]+)"/)[1]
  const cookie = form.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ')
  const reply = await fetch(path, { method: 'POST', redirect: 'manual',
    headers: { ...headers, cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrf, ...who }) })
  assert.equal(reply.status, 303, who.naam)
}

/** The others stand on the list that the coordinator has. */
async function paste(page, meeting, list, options) {
  const lines = list.map((p) => [p.naam, p.namens, p.halen, p.brengen].join('; '))
  await page.goto(`${meeting}/aanmeldingen`)
  await looksGood(page, options, 'who comes to a symposium')
  await follow(page, 'Een lijst plakken')
  await page.fill('#lijst', `${lines.join('\n')}\n; iemand zonder naam`)
  await press(page, 'Kijk het eerst na')
  assert.match(await text(page), /Regel 71 \(; iemand zonder naam\)/)
  await looksGood(page, options, 'a list with a mistake')
  await page.fill('#lijst', lines.join('\n'))
  await press(page, 'Kijk het eerst na')
  await looksGood(page, options, 'a list that is looked at')
  await press(page, 'Ja, zet deze 70 mensen erbij')
  assert.match(await text(page), /95 mensen komen/)
  await looksGood(page, options, 'a list that was added')
}

async function tables(page, meeting, options) {
  await page.goto(`${meeting}/tafels`)
  await follow(page, 'Stel tafels voor')
  assert.equal(await page.getByRole('checkbox', { checked: true }).count(), 6, 'six tables are proposed')
  await looksGood(page, options, 'six tables of what they wrote')
  await press(page, 'Maak deze tafels')
  assert.match(await text(page), /6 tafels, 96 stoelen voor 95 mensen/)
  await looksGood(page, options, 'six tables')
}

/** The newcomer chooses a table, by the link of the mail. */
async function choose(page, site, options) {
  const letter = await mail(page, site, guest.email, 'U komt naar')
  await openLink(page, letter.locator('a[href*="/aanmelding/"]').first())
  await page.selectOption('#tafel', { index: 2 })
  await page.selectOption('#tweede', { index: 3 })
  await press(page, 'Bewaar')
  await looksGood(page, options, 'choosing a table')
}

async function seat(page, meeting, options) {
  await page.goto(`${meeting}/indeling`)
  await press(page, 'Maak een indeling')
  assert.doesNotMatch(await text(page), /nog geen plek/)
  assert.match(await text(page), /1 van 1 op eerste of tweede keuze, (8\d|9\d) van 94 aan de tafel waarover zij schreven/)
  await looksGood(page, options, 'everyone seated')
  await press(page, 'Laat iedereen de eigen tafel zien')
}

/** Badges, cards and the list of who sits where: as they lie on the printer. */
async function prints(page, meeting, width) {
  await page.goto(`${meeting}/badges`)
  const badges = await paper(page, `badges-${width}`)
  assert.equal(badges.length, 10, 'ten on a sheet')
  for (const who of all) assert.ok(badges.join('').includes(who.naam), who.naam)
  assert.equal(badges.join('').match(/Tafel [1-6]\b/g).length, 95)
  await page.goto(`${meeting}/tafels/kaarten`)
  const cards = await paper(page, `kaarten-${width}`)
  assert.equal(cards.length, 6, 'a sheet for each table')
  cards.forEach((card, n) => assert.match(card, new RegExp(`Tafel ${n + 1}\\b`)))
  await page.goto(`${meeting}/indeling`)
  assert.ok((await paper(page, `indeling-${width}`)).join('').includes(guest.naam))
}

async function before({ browser, data, desk, hand }) {
  const links = demoPeople(data, planned)
  return during(data, planned, ['--demo', '--proxied'], async (site) => {
    const page = await comeIn(browser, desk, site, links, 'coordinator')
    const meeting = await plan(page, site, 'Samen verder', '2026-11-19', desk)
    const first = await newcomer(browser, { ...hand, extraHTTPHeaders: { 'X-Forwarded-For': '192.0.2.200' } }, site, meeting)
    for (let n = 1; n < 25; n++) await comesByForm(`${meeting}/aanmelden`, all[n], n)
    await paste(page, meeting, all.slice(25), desk)
    await tables(page, meeting, desk)
    await choose(first, site, hand)
    await seat(page, meeting, desk)
    await prints(page, meeting, desk.viewport.width)
    await page.goto(meeting)
    await looksGood(page, desk, 'the steps of a symposium')
    await first.reload()
    assert.match(await text(first), /Tafel [1-6]/)
    await looksGood(first, hand, 'one\'s own table')
    for (const one of [page, first]) await one.context().close()
    return new URL(meeting).pathname
  })
}

/*
 * At the tables.
 */
const said = [
  [/subsidie|fondsen/, [['Inzicht', 'Wie de subsidie samen aanvraagt, krijgt haar eerder.'],
    ['Knelpunt', 'Een fonds wil pas betalen als de gemeente meedoet, en de gemeente wacht op het fonds.'],
    ['Nodig', 'Iemand die onze begroting meeleest voordat wij haar indienen.'],
    ['Conclusie', 'Geld is er wel; wij moeten het samen vragen.']]],
  [/chauffeurs|bus/, [['Inzicht', 'Een rooster op papier werkt beter dan een app voor chauffeurs van tachtig.'],
    ['Knelpunt', 'Elke verzekeraar vraagt iets anders van vrijwillige chauffeurs.'],
    ['Actie', 'Een lijst maken van wat verzekeraars van chauffeurs vragen.', 'Austerlitz Zorgt', '2027-06-01'],
    ['Actie', 'Eén telefoonnummer voor ritten in drie dorpen.']]],
  [/eenzaam|eenzame/, [['Inzicht', 'Mensen komen voor de soep en blijven voor elkaar.'],
    ['Nodig', 'Een keuken die wij per avond kunnen huren.'],
    ['Conclusie', 'Begin klein: een pan soep en een tafel zijn genoeg.']]],
]

async function note(page, [kind, words, owner, due]) {
  await page.locator('.bp-note-kinds label').filter({ hasText: kind }).click()
  await page.fill('#tekst', words)
  if (owner) {
    await page.getByText('Wie zei het, wie pakt het op, wanneer').click()
    await page.fill('#wie', owner)
    await page.fill('#datum', due)
  }
  await press(page, 'Bewaar')
}

const saved = (page) => page.getByText('Alles is bewaard.').waitFor()

/** The second loses the network, closes the page even, and goes on. */
async function without(page, lines, hand) {
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload()
  await saved(page)
  await page.context().setOffline(true)
  for (const line of lines) await note(page, line)
  await page.reload()
  await page.getByText(`${lines.length} regels wachten op internet`).waitFor()
  await looksGood(page, hand, 'noting without network')
}

async function harvest({ browser, data, desk, hand, meeting }) {
  const links = demoPeople(data, theDay)
  await during(data, theDay, ['--demo'], async (site) => {
    const page = await comeIn(browser, desk, site, links, 'coordinator')
    await page.goto(`${site}${meeting}/oogsten/links`)
    await looksGood(page, desk, 'links for note-takers')
    const cards = await paper(page, `links-${desk.viewport.width}`)
    assert.ok(cards.join('').match(/\/noteren\//g).length >= 6, 'the address of each table on paper')
    await page.goto(`${site}${meeting}/oogsten`)
    const takers = await Promise.all(said.map(async ([about]) => {
      const link = page.locator('section').filter({ hasText: about }).first().locator('a[href*="/noteren/"]')
      const one = await newPage(browser, hand)
      await one.goto(await link.getAttribute('href'))
      return one
    }))
    await without(takers[1], said[1][1], hand)
    for (const n of [0, 2]) for (const line of said[n][1]) await note(takers[n], line)
    await takers[1].context().setOffline(false)
    for (const one of takers) await saved(one)
    await looksGood(takers[0], hand, 'noted at a table')
    await page.reload()
    const noted = await text(page)
    for (const [, words] of said.flatMap(([, lines]) => lines)) assert.equal(noted.split(words).length, 2, words)
    await looksGood(page, desk, 'all that was noted')
    for (const one of [page, ...takers]) await one.context().close()
  })
}

/*
 * The report.
 */
async function write(page, report, options) {
  await page.goto(`${report}/schrijven`)
  await page.fill('#inleiding', 'Vijfennegentig mensen van initiatieven, gemeenten en zorg spraken een middag lang aan zes tafels.\n\n' +
    'Wat zij leerden, wat hen hindert en wat zij afspraken staat hieronder, per tafel.')
  await looksGood(page, options, 'writing the report of a symposium')
  await press(page, 'Bewaar')
  await looksGood(page, options, 'the draft of a symposium')
  await follow(page, 'Correctieronde')
  assert.match(await text(page), /25 mensen/)
  await press(page, 'Open de ronde en verstuur de mails')
  assert.match(await text(page), /Open tot en met/)
}

async function correct(browser, site, options) {
  const page = await newPage(browser, options)
  const letter = await mail(page, site, guest.email, 'Lees mee')
  await openLink(page, letter.locator('a[href*="/correctie/"]').first())
  await looksGood(page, options, 'reading along with a symposium')
  await page.locator('li').filter({ hasText: 'Mensen komen voor de soep' })
    .getByText('Klopt hier iets niet').click()
  const box = page.locator('details[open]').first()
  await box.getByLabel('Hier mist iets').check()
  await box.getByLabel('Uw woorden').fill('Er was ook brood van de bakker, voor wie niet van soep houdt.')
  await box.getByRole('button', { name: 'Versturen' }).click()
  assert.match(await text(page), /Er was ook brood/)
  await looksGood(page, options, 'a correction that was sent')
  await page.context().close()
}

async function publish(page, report, options) {
  await page.goto(`${report}/ronde`)
  await looksGood(page, options, 'a correction waits')
  await page.getByRole('button', { name: /^Neem dit over/ }).click()
  assert.match(await text(page), /Niets wacht op uw antwoord/)
  await page.goto(`${report}/publiceren`)
  await looksGood(page, options, 'before publishing')
  await press(page, 'Publiceren')
  assert.match(await text(page), /Versie 1/)
  await looksGood(page, options, 'the report of a symposium')
}

/** What one would hand to an alderman. */
async function hand_over(page, width) {
  const sheets = await paper(page, `verslag-${width}`)
  const words = sheets.join('\n')
  for (const part of [/In dit verslag/, /Vervolgstappen/, /Austerlitz Zorgt/, /1 juni 2027/, /Nog niet af/,
    /Er was ook brood/, /Aangepast na een opmerking van deelnemers/, /Versie 1/, /Nergenshuizen/, /Conclusies/, /Tafel [1-6]: /])
    assert.ok(part.test(words), `${part} in the report`)
  sheets.forEach((sheet, n) => assert.match(sheet, new RegExp(`${n + 1} ?/ ?${sheets.length}\\s*$`), 'its number'))
  for (const who of all) assert.ok(!words.includes(who.naam), 'no people in it')
  assert.doesNotMatch(words, /U organiseert dit/, 'nothing one cannot tap')
}

/** A need becomes an ask, an action stands on the agenda. */
async function make(page, site, meeting, options) {
  const line = (words) => page.locator('li').filter({ hasText: words })
  await page.goto(`${site}${meeting}/oogst`)
  await looksGood(page, options, 'the harvest of a symposium')
  await line('Een keuken die wij').getByRole('link', { name: /^een vraag/ }).click()
  await looksGood(page, options, 'an ask of a harvest')
  await press(page, 'Kijk uw vraag na')
  await press(page, 'Verstuur uw vraag')
  assert.match(await text(page), /Uw vraag staat op het plein/)
  await page.goto(`${site}${meeting}/oogst`)
  await line('Een lijst maken van wat').getByRole('link', { name: /^een actie/ }).click()
  await looksGood(page, options, 'an action of a harvest')
  await page.fill('#tekst', 'Dan hoeft niet elk dorp het zelf uit te zoeken.')
  await press(page, 'Zet op de agenda')
  assert.match(await text(page), /Aan het stuur[^]*Austerlitz Zorgt/)
  await looksGood(page, options, 'an action on the agenda')
  await page.goto(`${site}${meeting}/oogst`)
  const led = await text(page)
  for (const words of ['19 november 2026', 'Op de agenda: Een lijst', 'Vraag: Een keuken'])
    assert.ok(led.includes(words), words)
  await looksGood(page, options, 'a harvest that led to something')
}

async function report({ browser, data, desk, hand, meeting }) {
  const links = demoPeople(data, dayAfter)
  await during(data, dayAfter, ['--demo'], async (site) => {
    const page = await comeIn(browser, desk, site, links, 'coordinator')
    const path = `${site}${meeting}/verslag`
    await page.goto(`${site}${meeting}/oogsten`)
    await page.locator('li').filter({ hasText: 'Eén telefoonnummer' }).getByRole('link', { name: 'Wijzigen' }).click()
    await page.fill('#tekst', 'Eén telefoonnummer voor ritten in drie dorpen, ook in het weekend.')
    await press(page, 'Bewaar')
    await write(page, path, desk)
    await correct(browser, site, hand)
    await publish(page, path, desk)
    await hand_over(page, desk.viewport.width)
    await make(page, site, meeting, desk)
    const told = await mail(page, site, 'kees.contactpersoon@example.org', 'U zit aan het stuur')
    assert.match(await told.innerText(), /Bij Samen verder is afgesproken dat Austerlitz Zorgt dit oppakt/)
    await page.context().close()
  })
}

/*
 * A year later.
 */
async function later({ browser, data, desk, hand }) {
  const links = demoPeople(data, yearLater)
  await during(data, yearLater, ['--demo'], async (site) => {
    const owner = await newPage(browser, hand)
    const letter = await mail(owner, site, 'kees.contactpersoon@example.org', 'Wat is ervan gekomen')
    const [, achieved] = (await letter.innerText()).match(/Een lijst maken van wat[^]*?Bereikt\s+(http\S+)/)
    await owner.goto(achieved)
    await looksGood(owner, hand, 'the question of a year later')
    await owner.locator('main form button').first().click()
    await looksGood(owner, hand, 'answered from the mail')
    const page = await comeIn(browser, desk, site, links, 'coordinator')
    const next = await plan(page, site, 'Samen verder, een jaar later', '2027-12-09', desk)
    assert.match(await text(page), /Wat kwam er van de vorige keer\?/)
    await looksGood(page, desk, 'the next meeting')
    await newcomer(browser, hand, site, next)
    const invitation = await mail(owner, site, guest.email, 'een jaar later')
    assert.match(await invitation.innerText(), /1 bereikt/)
    await owner.goto(next)
    assert.match(await text(owner), /Een lijst maken van wat verzekeraars[^]*Bereikt/)
    await looksGood(owner, hand, 'the next meeting, for everyone')
    for (const one of [page, owner]) await one.context().close()
  })
}

const walk = (desk, hand) => ({ browser }) => withFolder(async (folder) => {
  const it = { browser, desk, hand, data: network(folder, planned).data }
  it.meeting = await before(it)
  await harvest(it)
  await report(it)
  await later(it)
})

const wide = { viewport: { width: 1280, height: 900 } }
const phone = { viewport: { width: 390, height: 800 }, hasTouch: true }

export const symposia = [
  ['a symposium, from planning it to a year later, its coordinator at 1280', walk(wide, phone)],
  ['a symposium, from planning it to a year later, its coordinator on a phone', walk(phone, wide)],
]
