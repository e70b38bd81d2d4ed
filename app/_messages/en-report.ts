import type { ChangePart } from '#lib/domain/change/change.ts'
import type { Grade } from '#lib/domain/factors/machine.ts'

/** Words of the printable report. */
export const enReport = {
  title: 'Report',
  heading: (organisation: string) => `Emissions of cloud services: ${organisation}`,
  print: 'Print, or save as PDF',
  hint: 'Made for A4 paper. Every figure has a note that says what it is made of.',
  label:
    'GHG Protocol Corporate Value Chain (Scope 3) Standard: Scope 3, category 1, purchased goods and services',
  period: 'Period',
  boundary: 'Boundary',
  boundaryText: (providers: string, filter: string) =>
    `Cloud services bought from ${providers}, by usage in the bills, ${filter}.`,
  boundaryAll: 'without any further narrowing',
  boundaryFilter: (filter: string) => `narrowed to: ${filter}`,
  partial: 'The bills do not cover every day of this period.',
  made: 'Made on',
  snapshot: 'Snapshot',
  total: 'Total emissions',
  range: (low: string, high: string) => `from ${low} to ${high}`,
  rangeMeaning: 'Low and high are published bounds or computed spreads, not confidence intervals.',
  operational: 'Operational: electricity of machines and data centres',
  embodied: 'Embodied: manufacture of the hardware',
  energy: 'Energy',
  cost: 'Cost',
  methodsTitle: 'Location-based and market-based',
  methodsIntro:
    'Both are shown, as the GHG Protocol asks. Neither is reduced by offsets or avoided emissions, which are not netted anywhere in this report.',
  method: 'Method',
  difference: 'Difference',
  sameBy: (providers: string) =>
    `${providers}: this factor set has no market-based figure for these places, so the location-based one stands in both.`,
  differsBy: (provider: string, difference: string) =>
    `${provider}: ${difference}, because the market-based figure takes what the provider publishes of the electricity that it contracted.`,
  by: {
    service: 'By service',
    region: 'By region',
    team: 'By team',
  },
  columns: { share: 'Share', lines: 'Lines' },
  others: (count: string) => `${count} others`,
  sum: 'Total',
  changeTitle: 'What changed',
  changeIntro: (before: string) => `Against ${before}, both counted by the same method and factors.`,
  changeFrom: 'Before',
  changeTo: 'Now',
  change: 'Change',
  changeParts: {
    volume: 'Volume: more or less of the same usage',
    mix: 'Mix: other kinds of usage',
    region: 'Region: the same usage in other places',
    factors: 'Factors: the same usage with figures of another month',
  } satisfies Record<ChangePart, string>,
  unclear: 'no clear change: low and high disagree',
  scopeTitle: 'What is counted, and what is not',
  included: 'Counted',
  excluded: 'Not counted',
  includedItems: [
    'Electricity of servers, accelerators, storage and networks for the usage in the bills, with the overhead of the data centre (PUE). For the provider it is scope 2.',
    'Manufacture of the servers, accelerators and drives, by the share and the time used. For the provider it is scope 3.',
  ],
  excludedItems: [
    'Fuel and refrigerants of data centres (the provider’s scope 1), their buildings, staff and travel, transport and end of life of hardware.',
    'Usage that cannot be estimated from the bills; its share of the cost stands under data quality. It is unknown, not zero.',
    'Taxes, fees, credits, refunds and unused commitments: they move money and use nothing.',
    'Devices and networks of the people who use the services, and everything that is bought outside of these bills.',
    'Offsets, avoided emissions and removals: not netted.',
  ],
  methodTitle: 'Method',
  methodText: [
    'Emissions = usage × coefficient. Each kind of usage in the bills is read as what it physically is: an hour of a machine, a GB kept for a time, a GB carried. Amounts are summed exactly, then multiplied by energy and manufacture for one unit.',
    'Operational emissions = energy × PUE × grams CO2e per kWh of the grid in the month. Embodied emissions = manufacture × share of the hardware × share of its life. Load of machines is 50 % where nothing is known (low 10 %, high 80 %).',
    'Ranges of sums add low to low and high to high, because one wrong factor moves all its lines together; a change is computed in each of the three scenarios.',
  ],
  qualityTitle: 'Data quality',
  quality: {
    measured: 'Measured: from what the bill says was used',
    proxied: 'Proxied: by a named ratio, or by price',
    excluded: 'Excluded: used, but not estimated',
  },
  qualityOf: (currency: string) => `Share of the cost of usage, ${currency}`,
  gradesTitle: 'Share of the emissions by grade',
  grades: {
    A: 'A: machine with a known processor',
    B: 'B: averaged hardware or managed node',
    C: 'C: proxy or assumed unit',
    D: 'D: from money spent',
  } satisfies Record<Grade, string>,
  rejected: (count: string) => `Lines that could not be read, for the whole of the bills: ${count}.`,
  reasons: 'Why usage is excluded, most lines first',
  reason: (reason: string, lines: string) => `${reason} (${lines} lines)`,
  partialMark: 'Less than 80 % of the cost of usage is covered: this total is partial.',
  factorsTitle: 'Factors and their sources',
  factorsText: (set: string, revision: string) => `Factor set ${set}, revision ${revision}.`,
  adjusted: (version: number) => `With the organisation’s own adjustments, version ${version}.`,
  source: 'Source',
  licence: 'Licence',
  figures: 'Figures',
  identityTitle: 'By what these figures can be told from others',
  identityText:
    'The same snapshot gives the same figures. With other bills, rules or factors it has another name.',
  notesTitle: 'Notes',
  notesIntro:
    'Every figure, with its range, the lines it is made of, and the share of their cost that is measured, proxied and excluded. The word at the end explains it: open the page Services with the filter of this report and “explain=” followed by the word.',
  noteSum: 'the sum of figures with notes of their own',
  noteTotal: 'Total',
  noteOf: (part: string) => `Part of the total: ${part}`,
  lines: (count: string) => `${count} lines`,
  mix: (measured: string, proxied: string, excluded: string) =>
    `${measured} measured, ${proxied} proxied, ${excluded} excluded`,
  nothing: 'There is no usage in this view, so there is nothing to report.',
}

/** Words of what is added to a page on paper. */
export const enPrint = {
  title: 'Notes',
  intro:
    'What each numbered figure is of. Open the address below with the word beside it to see how it was made.',
  total: 'The total of the view',
}
