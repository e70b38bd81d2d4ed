/** The words of the frame around every page: what is shown, keys, commands, and tables. */
export const enPeriod = {
  label: 'Period',
  all: 'All data',
  note: 'Nothing chosen: the last complete month is shown, because a month that still runs looks like a fall.',
  choice: { month: 'last complete month', all: 'all data', chosen: '' },
  partial: 'partial',
  partialHint: (days: string) => `The bills cover only ${days} of it.`,
  nothingCovered: 'The bills cover nothing of it.',
  previous: 'Previous period',
  next: 'Next period',
  lastMonth: 'Last complete month',
  thisMonth: 'This month so far',
  lastThree: 'Last 3 months',
  lastSix: 'Last 6 months',
  lastTwelve: 'Last 12 months',
  quarterToDate: 'This quarter so far',
  yearToDate: 'This year so far',
  custom: 'From day to day',
  from: 'From',
  to: 'To',
  apply: 'Show this period',
  none: 'No data yet',
} as const

export const enTable = {
  scroll: 'Table, scrolls by itself',
  sortedDown: 'sorted, largest first',
  sortedUp: 'sorted, smallest first',
  columns: 'Columns',
  chooseColumns: 'Which columns are shown',
  allColumns: 'Show all columns',
  rows: (shown: string, all: string) => {
    if (shown !== all) return `${shown} of ${all} rows`
    return all === '1' ? '1 row' : `${all} rows`
  },
} as const

export const enKeyboard = {
  title: 'Keyboard',
  open: 'Keyboard shortcuts',
  close: 'Close',
  commands: 'Go to or do anything',
  search: 'Find in this page, or anywhere',
  help: 'This list',
  previousPeriod: 'Previous period',
  nextPeriod: 'Next period',
  nextRow: 'Next row of a table, or of the open explanation',
  previousRow: 'Previous row',
  escape: 'Close what is open',
  everywhere: 'Everywhere',
  pages: 'Pages',
  single: 'Keys of a single letter',
  singleHelp: 'Off, only Ctrl K (⌘ K on a Mac) and Esc do something. Kept in this browser.',
} as const

export const enCommands = {
  title: 'Commands',
  open: 'Search',
  placeholder: 'Find a page, a team, a region, a service, or something to do',
  none: (text: string) => `Nothing is called “${text}”.`,
  more: (count: string) => `${count} more; type to find them`,
  groups: {
    pages: 'Pages',
    periods: 'Period',
    teams: 'Teams',
    regions: 'Regions',
    services: 'Services',
    shown: 'How it is shown',
    actions: 'Actions',
  },
  method: (name: string) => `Method: ${name}`,
  factors: (id: string) => `Factors ${id}`,
  theme: (name: string) => `Theme: ${name}`,
  keysOn: 'Keys of a single letter: switch on',
  keysOff: 'Keys of a single letter: switch off',
  clearFilters: 'Clear all filters',
  copyLink: 'Copy the link to this view',
  print: 'Print this page',
  explainTotal: 'Explain the total',
} as const
