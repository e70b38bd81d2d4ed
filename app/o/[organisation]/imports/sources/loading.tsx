import { PageBody } from '../../../../_ui/page-body.tsx'
import { PageSkeleton } from '../../../../_ui/skeleton.tsx'

export default function LoadingSources() {
  return (
    <PageBody>
      <PageSkeleton kind="table" />
    </PageBody>
  )
}
