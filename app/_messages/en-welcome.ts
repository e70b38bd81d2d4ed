/** Words of the first page, and where each cloud keeps its export. */
export const enWelcome = {
  title: 'See where your cloud’s carbon goes',
  lead: 'Headroom reads a billing export and estimates its energy and carbon, line by line, with the reasons. Nothing leaves this machine.',
  demoTitle: 'Explore the demo',
  demoText:
    'Several clouds, teams and months of an invented company. No account, nothing to configure; removed in one click.',
  demoAction: 'Explore the demo',
  demoLoading: 'Preparing the demo…',
  demoPoints: [
    'Open any total to see its formula, factors and sources.',
    'Find the region whose grid is dirtiest.',
    'See what is measured, what is proxied, what is left out.',
  ],
  uploadTitle: 'Drop a billing file here',
  where: 'Where to find the export',
  sources: [
    {
      cloud: 'AWS, Data Exports: CUR 2.0 or FOCUS',
      path: [
        'Billing and Cost Management',
        'Data Exports',
        'Create',
        'Standard data export',
        'CUR 2.0 or FOCUS 1.2 with AWS columns',
        'Include resource IDs and split cost allocation data, hourly or daily, Parquet or gzip CSV',
      ],
      note: 'Then copy the month’s folder from the S3 bucket and drop it whole: its manifest tells which files belong together.',
    },
    {
      cloud: 'AWS, legacy Cost and Usage Report',
      path: ['Billing and Cost Management', 'Cost and Usage Reports', 'your report', 'S3 bucket'],
      note: 'Drop the folder of the month, with its Manifest.json. CSV (gzip or zip) and Parquet are read.',
    },
    {
      cloud: 'AWS, Cost Explorer',
      path: [
        'AWS CLI',
        'aws ce get-cost-and-usage --granularity DAILY --metrics UnblendedCost UsageQuantity --group-by Type=DIMENSION,Key=SERVICE Type=DIMENSION,Key=USAGE_TYPE',
        'Save the JSON',
      ],
      note: 'For a first look, where nobody may make an export yet: by service and usage type, no resources.',
    },
    {
      cloud: 'Google Cloud, billing export',
      path: [
        'Billing',
        'Billing export',
        'BigQuery export',
        'Detailed usage cost (or standard)',
        'In BigQuery: Export, to Cloud Storage',
        'JSON (newline-delimited) or Parquet',
      ],
      note: 'A CSV of the flattened table is read as well. So is the FOCUS view that Google’s published query makes.',
    },
    {
      cloud: 'Azure, cost details or FOCUS',
      path: [
        'Cost Management',
        'Exports',
        'Create',
        'Cost and usage details (actual or amortized), or FOCUS',
        'Daily, Parquet or CSV',
      ],
      note: 'Enterprise, Microsoft Customer Agreement, partner and pay-as-you-go files, in any language of the portal. Drop the folder of a run with its manifest. Give actual or amortized costs of a month, never both.',
    },
    {
      cloud: 'Oracle Cloud, cost reports or FOCUS',
      path: [
        'Billing & Cost Management',
        'Cost and Usage Reports',
        'Cost or FOCUS reports',
        'the month',
        'Download',
      ],
      note: 'A month is many gzip files of some hours each: drop the folder. Usage reports have no cost and are not needed.',
    },
    {
      cloud: 'Alibaba Cloud, bill details',
      path: ['Expenses and Costs', 'Bills', 'Bill Details', 'By billing item, daily', 'Export'],
      note: 'The Chinese and the English console, and files of the billing API.',
    },
    {
      cloud: 'Kubernetes, OpenCost or Kubecost',
      path: ['http://localhost:9003/allocation?window=month&aggregate=pod&step=1h', 'Save the JSON'],
      note: 'Shares the machines of a cloud bill among namespaces and workloads; it adds nothing to any total. AWS split cost data in a CUR and GKE cost allocation do the same.',
    },
    {
      cloud: 'The providers’ own carbon figures',
      path: [
        'AWS: Data Exports, Carbon emissions',
        'Google Cloud: Carbon Footprint, Export to BigQuery',
        'Azure: Carbon optimization, Export',
      ],
      note: 'Shown beside our figures, and never added to them.',
    },
    {
      cloud: 'Anything else',
      path: ['A CSV with a header, a date, and an amount or a cost in each row'],
      note: 'Drop it, and say once what its columns are.',
    },
  ],
} as const
