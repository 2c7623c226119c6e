import { LoadingState } from '../../components/panel-states.tsx'

export function PageLoading() {
  return <LoadingState />
}
