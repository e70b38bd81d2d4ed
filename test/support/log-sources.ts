import type { BilledTemplate } from '#lib/domain/logging/billed/billed-sample.ts'
import type { AuditMark } from '#lib/domain/logging/billed/log-marks.ts'
import type { WhatIfSource } from '#lib/domain/logging/what-if/log-what-if.ts'
import { exactly, type Range } from '#lib/domain/units/range.ts'

export const auditMark = (source: string, template: string | null): AuditMark => ({
  id: 'mark',
  source,
  template,
  keep: true,
  author: 'Ada',
  note: '',
  createdAt: '2026-09-01T00:00:00.000Z',
})

/** A template that nothing but its share is asked of. */
export const billedTemplate = (
  id: string,
  shareRange: Range,
  auditKeep: AuditMark | null = null,
): BilledTemplate => ({
  id,
  template: id,
  level: 'INFO',
  lines: 1,
  bytes: 1,
  records: 1,
  share: shareRange.central,
  shareError: null,
  flags: [],
  shareRange,
  gb: null,
  totalKgCo2e: exactly(0),
  cost: [],
  auditKeep,
  edges: [],
})

/** A source that wrote 8 GB and kept 16 GB-months. */
export const whatIfSource = (id: string, sample: WhatIfSource['sample'] = null): WhatIfSource => ({
  id,
  auditKeep: null,
  sample,
  written: {
    gb: 8,
    totalKgCo2e: { low: 5, central: 10, high: 20 },
    cost: [{ currency: 'USD', amount: 4 }],
  },
  stored: {
    gb: 16,
    totalKgCo2e: { low: 2, central: 4, high: 6 },
    cost: [{ currency: 'USD', amount: 2 }],
  },
  fixed: { gb: 5, totalKgCo2e: exactly(9), cost: [{ currency: 'USD', amount: 1 }] },
})
