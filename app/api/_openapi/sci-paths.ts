import { z } from 'zod'
import { BadgesBody, CreatedBadgeBody, NewBadgeInput, RevokeBadgeInput } from '../_schema/sci-badge.ts'
import {
  BoundariesBody,
  BoundaryBody,
  BoundaryInput,
  BoundaryQuery,
  BoundaryWithdrawalInput,
} from '../_schema/sci-boundary.ts'
import { SciCheckBody, SciCheckInput } from '../_schema/sci-check.ts'
import {
  CloudWatchInput,
  ConstantInput,
  CountImportBody,
  CountsBody,
  CountsCsvInput,
  CountsInput,
  CountsReadBody,
  PrometheusInput,
} from '../_schema/sci-counts.ts'
import { CompareQuery, ComparisonBody, ExportQuery, ScoreBody, ScoreQuery } from '../_schema/sci-score.ts'
import { bodyOf, content, importPath, jsonOf, operation, organisation } from './operation.ts'

const AT = '/api/v1/organisations/{slug}/sci'

/** Software Carbon Intensity: boundaries, functional units, scores and badges. */
export const sciPaths = {
  [`${AT}/boundaries`]: {
    get: operation(
      'boundaries',
      'Software boundaries',
      { 200: jsonOf('Those in force, by name.', BoundariesBody) },
      { requestParams: organisation },
    ),
    post: operation(
      'defineBoundary',
      'Define a software boundary, or change one',
      { 201: jsonOf('In force, as a new version.', BoundaryBody) },
      { requestParams: organisation, requestBody: bodyOf(BoundaryInput) },
    ),
  },
  [`${AT}/boundaries/history`]: {
    get: operation(
      'boundaryHistory',
      'Every version of a software boundary',
      { 200: jsonOf('Newest first.', BoundariesBody) },
      { requestParams: { ...organisation, query: BoundaryQuery } },
    ),
  },
  [`${AT}/boundaries/withdraw`]: {
    post: operation(
      'withdrawBoundary',
      'Take a software boundary out of force',
      { 204: { description: 'No longer in force; its history stays.' } },
      { requestParams: organisation, requestBody: bodyOf(BoundaryWithdrawalInput) },
    ),
  },
  [`${AT}/counts`]: {
    get: operation(
      'counts',
      'The operations of a boundary, and where their counts come from',
      { 200: jsonOf('Operations, and every import of counts.', CountsBody) },
      { requestParams: { ...organisation, query: BoundaryQuery } },
    ),
    post: operation(
      'importCounts',
      'Keep the counts of a CSV file',
      { 201: jsonOf('Kept whole: they hold for the days that they have.', CountImportBody) },
      { requestParams: organisation, requestBody: bodyOf(CountsInput) },
    ),
  },
  [`${AT}/counts/read-csv`]: {
    post: operation(
      'readCountsCsv',
      'Read counts from a CSV file, without keeping them',
      { 200: jsonOf('The counts, or what is wrong in which line.', CountsReadBody) },
      { requestParams: organisation, requestBody: bodyOf(CountsCsvInput) },
    ),
  },
  [`${AT}/counts/constant`]: {
    post: operation(
      'setConstantCount',
      'Keep the same count for every day of a range',
      { 201: jsonOf('Kept.', CountImportBody) },
      { requestParams: organisation, requestBody: bodyOf(ConstantInput) },
    ),
  },
  [`${AT}/counts/prometheus`]: {
    post: operation(
      'fetchPrometheusCounts',
      'Ask a Prometheus server for counts, and keep them',
      { 201: jsonOf('Kept: hours that the server does not know are gaps.', CountImportBody) },
      { requestParams: organisation, requestBody: bodyOf(PrometheusInput) },
    ),
  },
  [`${AT}/counts/cloudwatch`]: {
    post: operation(
      'fetchCloudWatchCounts',
      'Ask Amazon CloudWatch for counts, and keep them',
      { 201: jsonOf('Kept: hours without a data point are gaps.', CountImportBody) },
      { requestParams: organisation, requestBody: bodyOf(CloudWatchInput) },
    ),
  },
  [`${AT}/score`]: {
    get: operation(
      'sciScore',
      'Software Carbon Intensity of a boundary',
      { 200: jsonOf('The ratio of sums, location-based, with all that has to be disclosed.', ScoreBody) },
      { requestParams: { ...organisation, query: ScoreQuery } },
    ),
  },
  [`${AT}/compare`]: {
    get: operation(
      'compareSci',
      'Software Carbon Intensity of two periods',
      { 200: jsonOf('Both counted alike, and their difference.', ComparisonBody) },
      { requestParams: { ...organisation, query: CompareQuery } },
    ),
  },
  [`${AT}/export`]: {
    get: operation(
      'exportSci',
      'A score as a document: Impact Framework, IMP or a report',
      {
        200: {
          description: 'The document, with every disclosure that the standard asks for.',
          content: {
            'application/yaml': { schema: z.string() },
            'text/markdown': { schema: z.string() },
          },
        },
      },
      { requestParams: { ...organisation, query: ExportQuery } },
    ),
  },
  [`${AT}/badges`]: {
    get: operation(
      'badges',
      'Badges, without the secrets in their addresses',
      { 200: jsonOf('Newest first.', BadgesBody) },
      { requestParams: organisation },
    ),
    post: operation(
      'createBadge',
      'Make a picture that shows one score to whoever has its address',
      { 201: jsonOf('The address is shown this once.', CreatedBadgeBody) },
      { requestParams: organisation, requestBody: bodyOf(NewBadgeInput) },
    ),
  },
  [`${AT}/badges/{id}`]: {
    delete: operation(
      'revokeBadge',
      'Revoke a badge',
      { 204: { description: 'It shows nothing any more.' } },
      { requestParams: importPath, requestBody: bodyOf(RevokeBadgeInput) },
    ),
  },
  '/api/v1/sci/check': {
    post: operation(
      'checkSci',
      'Check somebody’s calculation of a score',
      { 200: jsonOf('What is wrong with it; nothing, where the list is empty.', SciCheckBody) },
      { requestBody: bodyOf(SciCheckInput) },
    ),
  },
  '/api/v1/badges/{file}': {
    get: operation(
      'badge',
      'The picture of a badge',
      {
        200: { description: 'One number with its unit.', ...content('image/svg+xml', z.string()) },
        304: { description: 'As it was.' },
        404: {
          description: 'The same for an address that never was and for one that is revoked.',
          ...content('text/plain', z.string()),
        },
      },
      {
        requestParams: {
          path: z.object({ file: z.string().meta({ description: 'The secret, and `.svg`.' }) }),
        },
      },
    ),
  },
}
