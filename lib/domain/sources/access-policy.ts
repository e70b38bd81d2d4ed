import type { SourceKind } from './source-kind.ts'

const asText = (actions: readonly { readonly Action: string; readonly Resource: string }[]): string =>
  JSON.stringify(
    { Version: '2012-10-17', Statement: actions.map((each) => ({ Effect: 'Allow', ...each })) },
    null,
    2,
  )

/** What of a bucket's configuration the least rights depend on. */
export interface PolicyPlace {
  readonly bucket?: string
  readonly prefix?: string
}

/**
 * The least rights that a source needs, to be pasted where the provider wants them; null where it needs none.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-policies-s3.html
 * @example accessPolicy('uk-carbon-intensity', {}) // null
 */
export function accessPolicy(kind: SourceKind, { bucket, prefix }: PolicyPlace): string | null {
  const folder = (prefix ?? '').replace(/^\/+|\/+$/g, '')
  const arn = `arn:aws:s3:::${bucket || 'BUCKET'}`
  switch (kind) {
    case 'aws-s3':
      return asText([
        { Action: 's3:ListBucket', Resource: arn },
        { Action: 's3:GetObject', Resource: `${arn}/${folder === '' ? '' : `${folder}/`}*` },
      ])
    case 'aws-cost-explorer':
      return asText([{ Action: 'ce:GetCostAndUsage', Resource: '*' }])
    case 'google-storage':
      return [
        'gcloud iam service-accounts create headroom --project PROJECT',
        `gcloud storage buckets add-iam-policy-binding gs://${bucket || 'BUCKET'} --role roles/storage.objectViewer \\`,
        '  --member serviceAccount:headroom@PROJECT.iam.gserviceaccount.com',
        'gcloud iam service-accounts keys create headroom.json \\',
        '  --iam-account headroom@PROJECT.iam.gserviceaccount.com',
      ].join('\n')
    case 'gcp-billing':
    case 'gcp-carbon':
      return [
        'gcloud iam service-accounts create headroom --project PROJECT',
        'gcloud projects add-iam-policy-binding PROJECT --role roles/bigquery.jobUser \\',
        '  --member serviceAccount:headroom@PROJECT.iam.gserviceaccount.com',
        'bq add-iam-policy-binding --role roles/bigquery.dataViewer \\',
        '  --member serviceAccount:headroom@PROJECT.iam.gserviceaccount.com PROJECT:DATASET.TABLE',
        'gcloud iam service-accounts keys create headroom.json \\',
        '  --iam-account headroom@PROJECT.iam.gserviceaccount.com',
      ].join('\n')
    case 'azure-blob':
      return [
        'az ad sp create-for-rbac --name headroom --role "Storage Blob Data Reader" --scopes \\',
        '  /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Storage/storageAccounts/ACCOUNT/blobServices/default/containers/CONTAINER',
      ].join('\n')
    case 'azure-cost-details':
      return 'az ad sp create-for-rbac --name headroom --role "Cost Management Reader" --scopes /subscriptions/SUBSCRIPTION'
    case 'azure-carbon':
      return 'az ad sp create-for-rbac --name headroom --role "Carbon Optimization Reader" --scopes /subscriptions/SUBSCRIPTION'
    default:
      return null
  }
}
