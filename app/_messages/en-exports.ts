import type { SharedPage } from '#lib/domain/share/shared-page.ts'
import type { ExportPage } from '../_export/export-pages.ts'

const pages: Readonly<Record<ExportPage | SharedPage, string>> = {
  overview: 'Overview',
  services: 'Services',
  regions: 'Regions',
  teams: 'Teams',
  team: 'Team',
  kubernetes: 'Kubernetes',
  footprints: 'Official figures',
  imports: 'Imports',
  report: 'Report',
}

/** Words of everything that takes a view away: downloads, share links and what they say of themselves. */
export const enExports = {
  pages,
  demo: 'Demo data: invented bills of an invented company.',
  units:
    'kWh and grams CO2e, as the names of the columns say; money in the currency of the bill; shares from 0 to 1. Nothing is rounded.',
  searchedFor: (text: string) => `names with “${text}”`,
  allData: 'all data',
  menu: 'Export',
  exactly: 'Exactly this view',
  csv: 'CSV',
  csvHint: 'for spreadsheets',
  zip: 'CSV with details',
  zipHint: 'zip, with .meta.json',
  json: 'JSON',
  jsonHint: 'rows and details',
  parquet: 'Parquet',
  parquetHint: 'for DuckDB, pandas',
  printable: 'Printable report',
  copyLink: 'Copy link',
  copied: 'Copied',
  share: 'Share by link…',
}

/** Words of share links. */
export const enShare = {
  title: 'Share this view',
  intro:
    'Whoever has the link sees exactly this view, can ask where its numbers come from and download them, and nothing else. They need no account.',
  scope: 'What it shows',
  expires: 'Expires in',
  days: (days: number) => (days === 1 ? '1 day' : `${days} days`),
  create: 'Create the link',
  creating: 'Creating…',
  once: 'This is the only time that this link is shown. Copy it now.',
  expiresOn: (day: string) => `It shows the view until ${day}, unless you revoke it in Settings.`,
  copy: 'Copy the link',
  close: 'Close',
  cancel: 'Cancel',
  done: 'Done',
  page: {
    label: 'Shared view',
    readOnly: 'Read only',
    until: (day: string) => `until ${day}`,
    from: (author: string, day: string) => `Shared by ${author} on ${day}`,
    download: 'Download this view:',
    changedTitle: 'The figures have changed since this link was made.',
    changed: (what: string, day: string) =>
      `Changed since ${day}: ${what}. What you see is as it is counted now.`,
    unchanged: (day: string) => `Bills, rules and factors are the same as on ${day}.`,
    parts: {
      factorSet: 'the factor set',
      methodVersion: 'the method or its factors',
      adjustments: 'the organisation’s own factors and rules',
      method: 'the method',
      teamRules: 'the team rules',
      parts: 'the bills',
    } as Readonly<Record<string, string>>,
    somethingElse: 'how figures are made',
    snapshot: 'Snapshot',
  },
  nothing: {
    title: 'There is nothing at this address',
    text: 'The link is not whole, or shows nothing any more. Ask whoever gave it to you.',
  },
  list: {
    title: 'Share links',
    of: (organisation: string) => `for ${organisation}`,
    intro:
      'Each shows one view, read only, to whoever has it. Make one from the Export menu of a page. Only the fingerprint of a link is kept.',
    none: 'No view is shared.',
    view: 'Shows',
    prefix: 'Begins with',
    author: 'Made by',
    created: 'Made',
    expires: 'Expires',
    lastUsed: 'Last opened',
    never: 'never',
    state: 'State',
    states: { valid: 'Open', expired: 'Expired', revoked: 'Revoked' },
    revoke: 'Revoke',
    revokeTitle: 'Revoke this link?',
    revokeText: (view: string) => `Nobody can open “${view}” by this link any more. This cannot be undone.`,
    actions: 'Actions',
  },
}
