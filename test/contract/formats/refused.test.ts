import { describe, expect, it } from 'vitest'
import { recogniseBill } from '#lib/engine/read-bill.ts'
import { sample, samplesDir } from '#test/support/samples.ts'

const REFUSED = [
  ['alibaba/cloudbridge_aliyun_bill_detail.csv', 'Alibaba Cloud'],
  ['aws-cost-explorer/aws-cli_get-cost-and-usage_excerpt.json', 'AWS Cost Explorer'],
  ['aws-cost-explorer/cloudbridge_aws_cost_and_usage.json', 'AWS Cost Explorer'],
  [
    'aws-cur-legacy-csv-manifest/test_local_bucket/koku-local/20180801-20180901/koku-local-Manifest.json',
    'manifest of an AWS Cost and Usage Report',
  ],
  ['aws-cur-legacy-zip/MockTestReport-00001.csv.zip', 'zip archive'],
  ['aws-cur-legacy-zip/cur1_manifest.json', 'manifest of an AWS Cost and Usage Report'],
  ['azure-csp/opencost_EnterpriseCamel.csv', 'Azure cost export'],
  ['azure-ea/EA_ActualCost_Small.csv', 'Azure cost export'],
  ['azure-ea/EA_AmortizedCost_Small.csv', 'Azure cost export'],
  ['azure-ea/EA_NoRows.csv', 'Azure cost export'],
  ['azure-mca/koku_camel_azure_version_2.csv', 'Azure cost export'],
  ['azure-mca/spruce_native-us-dates.csv', 'Azure cost export'],
  ['azure-odd/opencost_BOM.csv', 'Azure cost export'],
  ['azure-odd/opencost_German.csv', 'Azure cost export'],
  ['azure-odd/opencost_MissingBrackets.csv', 'Azure cost export'],
  ['azure-odd/opencost_values_Template.csv', 'Azure cost export'],
  ['azure-payg/koku_costreport.csv', 'Azure cost export'],
  ['azure-payg/opencost_PayAsYouGo.csv', 'Azure cost export'],
  ['derived/EA_AmortizedCost_Small.semicolon-decimal-comma.csv', 'Azure cost export'],
  ['focus-0.5/all_pass_0.5.csv', 'FOCUS 0.5'],
  ['focus-1.3-synthetic/aws_1_3_contract_commitment_rows100_seed42.csv', 'contract commitment'],
  ['gcp-standard/koku_202011_2020-11-08_2020-11-11.csv', 'Google Cloud billing export'],
  ['oci-cost/reports_cost-csv_0000000030000269.redacted.csv', 'Oracle Cloud (OCI) cost report'],
  ['opencost/allocation-example-output.json', 'OpenCost allocation'],
  ['opencost/cloudCost-example-output.json', 'OpenCost cloud cost'],
] as const

describe.skipIf(samplesDir === null)('exports that are not read yet are refused by name', () => {
  for (const [file, name] of REFUSED) {
    it(`${file}: ${name}`, async () => {
      await expect(recogniseBill(sample(`bills/${file}`))).rejects.toMatchObject({
        code: 'format-not-supported-yet',
        happened: expect.stringContaining(name),
        next: expect.stringContaining('FOCUS'),
      })
    })
  }
})
