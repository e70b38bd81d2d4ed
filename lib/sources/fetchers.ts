import type { SourceKind } from '#lib/domain/sources/source-kind.ts'
import type { Fetcher } from './fetcher.ts'

/** Clients of clouds are large: each is loaded when it is first needed. */
const FETCHERS: Readonly<Record<SourceKind, () => Promise<Fetcher<unknown, unknown>>>> = {
  'aws-s3': async () => (await import('./aws/s3-fetcher.ts')).s3Fetcher,
  'aws-cost-explorer': async () =>
    (await import('./cost-explorer/cost-explorer-fetcher.ts')).costExplorerFetcher,
  'google-storage': async () => (await import('./google/cloud-storage-fetcher.ts')).cloudStorageFetcher,
  'gcp-billing': async () => (await import('./google/table-fetcher.ts')).gcpBillingFetcher,
  'gcp-carbon': async () => (await import('./google/table-fetcher.ts')).gcpCarbonFetcher,
  'azure-blob': async () => (await import('./azure/azure-blob-fetcher.ts')).azureBlobFetcher,
  'azure-cost-details': async () => (await import('./azure/azure-cost-fetcher.ts')).azureCostFetcher,
  'azure-carbon': async () => (await import('./azure/azure-carbon-fetcher.ts')).azureCarbonFetcher,
  'uk-carbon-intensity': async () =>
    (await import('./grid/uk-carbon-intensity-fetcher.ts')).ukCarbonIntensityFetcher,
  'electricity-maps': async () => (await import('./grid/electricity-maps-fetcher.ts')).electricityMapsFetcher,
}

/** The fetcher of a kind of source. */
export const fetcherOf = (kind: SourceKind): Promise<Fetcher<unknown, unknown>> => FETCHERS[kind]()
