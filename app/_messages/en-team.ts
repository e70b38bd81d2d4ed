import type { Status } from '#lib/domain/targets/month-status.ts'

const kilograms = 'kg CO2e'

/** Words of a team's page and of targets. */
export const enTeam = {
  back: 'All teams',
  statuses: {
    'on course': 'On course',
    'at risk': 'At risk',
    'off course': 'Off course',
    unknown: 'Unknown',
  } as Readonly<Record<Status, string>>,
  status: {
    title: 'Against the target',
    projected: (status: string, share: string, day: number, days: number, projection: string) =>
      `${status}: ${share} of the target used at day ${day} of ${days}; projected ${projection}`,
    projection: (central: string, low: string, high: string, target: string) =>
      `${central} (${low}–${high}) of ${target}`,
    met: (status: string, used: string, target: string, share: string) =>
      `${status}: target met with ${used} of ${target}, ${share}`,
    missed: (status: string, used: string, target: string, share: string) =>
      `${status}: target missed with ${used} of ${target}, ${share}`,
    exceeded: (status: string, used: string, target: string, day: number, days: number) =>
      `${status}: ${used} used at day ${day} of ${days}, more than the target of ${target}`,
    noTarget: (status: string) => `${status}: no target is set for this month`,
    noTargetUsed: (used: string, day: number, days: number) => `${used} used at day ${day} of ${days}`,
    noTargetFinal: (used: string) => `${used} in the whole month`,
    noData: (status: string) => `${status}: there is no usage in this month`,
    coverage: (status: string, share: string) =>
      `${status}: ${share} of the cost is measured or proxied, and it takes 80 % to compare with a target`,
    coverageUnknown: (status: string) =>
      `${status}: no usage has a cost, so it cannot be told how much of it the figure covers`,
    billMissing: (status: string, providers: string) =>
      `${status}: the month before has bills of ${providers}, this month has none yet`,
    tooFewDays: (status: string, day: number, days: number) =>
      `${status}: the bills cover ${day} of ${days} days, and it takes a week to project a month`,
    shareOfTarget: (share: string, target: string) => `${share} of the target of ${target} is used`,
    estimate: (low: string, high: string) => `With the range of the estimate itself: ${low} to ${high}.`,
    estimateHint:
      'The status compares the central estimate, and how much its days differ. The factors behind it are the same as in the months that the target was set from.',
    ownOnly: 'What the team itself uses; a share of shared usage is not in it.',
    gauge: (used: string, projected: string, target: string) =>
      `${used} used, ${projected} projected, target ${target}`,
    used: 'used',
    projectedShort: 'projected',
    target: 'target',
  },
  month: {
    title: 'Day by day',
    previous: (month: string) => `Earlier month: ${month}`,
    next: (month: string) => `Later month: ${month}`,
    day: 'Day',
    projectedDay: 'projected',
    partialDay: 'not all bills are there yet',
    pace: (kilogramsPerDay: string) => `Target for a day: ${kilogramsPerDay}`,
    hatched: 'Hatched: no bill yet, or not all of them; projected from the days that have one.',
    chart: (unit: string, month: string) => `Emissions per day of ${month} in ${unit} of CO2 equivalent`,
    jump: {
      working: (day: string, more: string) =>
        `${day} stands out: ${more} more than the working days before it.`,
      weekend: (day: string, more: string) =>
        `${day} stands out: ${more} more than the weekend days before it.`,
    },
    jumpLink: (day: string) => `See the lines of ${day}`,
    explained: 'Mark as explained',
    notes: 'Notes',
    noUsage: 'No usage in this month.',
  },
  services: 'Services of the team',
  regions: 'Regions of the team',
  filtersIgnored: 'Filters do not apply here: a target is for all that a team uses.',
  dropFilters: 'Drop the filters',
  targets: {
    title: 'Target',
    current: (kg: string) => `${kg} a month`,
    none: 'No target',
    set: 'Set a target',
    change: 'Change the target',
    intro:
      'The team is compared with it every month, from the month that you name. What was written before stays in the history.',
    introOfAll:
      'The total of all teams is compared with it every month, from the month that you name. What was written before stays in the history.',
    amount: `${kilograms} a month`,
    from: 'From the month',
    note: 'Why',
    noteHint: 'baseline less a tenth',
    suggestion: (amount: string) => `Baseline less 10 %: ${amount} kg`,
    suggestionHint: 'The mean of the last three complete months, less a tenth.',
    save: 'Save the target',
    saving: 'Saving…',
    withdraw: 'Withdraw it',
    withdrawing: 'Withdrawing…',
    cancel: 'Cancel',
    history: 'History of the target',
    noHistory: 'Nobody has set one yet.',
    entry: (kg: string, month: string) => `${kg} a month from ${month}`,
    withdrawn: (month: string) => `withdrawn from ${month}`,
    by: (author: string, when: string) => `${author}, ${when}`,
    months: 'Last six months',
    partial: 'partial',
  },
  rules: {
    title: 'Rule changes',
    detail: 'that moved carbon of this month into the team or out of it',
    none: (versions: number) =>
      versions <= 1
        ? 'The team rules have not changed.'
        : `None of the last ${versions} versions of the team rules moved any.`,
    version: (version: number) => `Version ${version}`,
    into: (kg: string, from: string) => `${kg} in, from ${from}`,
    outOf: (kg: string, to: string) => `${kg} out, to ${to}`,
  },
  notFound: {
    title: 'There is no team of this name',
    text: 'No usage belongs to it by the team rules in force.',
    back: 'See all teams',
  },
} as const
