import { s3Bucket } from './s3-server.ts'
import { awsBillCsv } from './small-bill.ts'

/** Days of machines in a month, as a file of a report: each row is one machine for one day and costs $2.568. */
const monthCsv = (month: string, rows: number): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const end = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10)
  const day = (of: number) => `${month}-${String(of).padStart(2, '0')}T00:00:00Z`
  return awsBillCsv(
    Array.from({ length: rows }, (_, index) => ({
      'identity/LineItemId': `${month}-${index}`,
      'bill/BillingPeriodStartDate': `${month}-01T00:00:00Z`,
      'bill/BillingPeriodEndDate': `${end}T00:00:00Z`,
      'lineItem/UsageStartDate': day((index % 27) + 1),
      'lineItem/UsageEndDate': day((index % 27) + 2),
    })),
  )
}

/** A bucket that AWS writes a Cost and Usage Report to, keeping earlier runs. */
export function curBucket() {
  const bucket = s3Bucket('bills', { pageSize: 4 })
  let runs = 0
  return {
    ...bucket,
    /** Issues a month: the run before stays in the bucket. */
    issue(month: string, rows: number): void {
      runs += 1
      const run = `0c1b9d5e-1111-4a4a-9c9c-${String(runs).padStart(12, '0')}`
      const start = `${month.replace('-', '')}01`
      const [year = 0, number = 0] = month.split('-').map(Number)
      const end = new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 10).replaceAll('-', '')
      const folder = `cur/daily/${start}-${end}`
      const key = `${folder}/${run}/daily-1.csv`
      bucket.put(key, monthCsv(month, rows))
      const manifest = JSON.stringify({
        assemblyId: run,
        reportName: 'daily',
        billingPeriod: { start: `${start}T000000.000Z`, end: `${end}T000000.000Z` },
        reportKeys: [key],
      })
      bucket.put(`${folder}/${run}/daily-Manifest.json`, manifest)
      bucket.put(`${folder}/daily-Manifest.json`, manifest)
    },
  }
}

/** The configuration of a source that fetches it, and the credentials that any will do. */
export const curSource = (url: string) => ({
  kind: 'aws-s3' as const,
  name: 'Our bill',
  config: { bucket: 'bills', prefix: 'cur', region: 'eu-central-1', endpoint: url },
  schedule: { everyHours: 24, hour: 5 } as const,
  budgetUsd: null,
  author: 'Ada',
})

export const AWS_TEST_ENVIRONMENT = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'hunter2',
  AWS_EC2_METADATA_DISABLED: 'true',
}
