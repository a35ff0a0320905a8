import { Sources } from '#features/import/Sources.tsx';
import { ApiKeys } from '#features/organisation/ApiKeys.tsx';

/** The Sources page with the API keys of the organisation in it. */
export function SourcesAndKeys() {
  return <Sources keys={(me) => <ApiKeys me={me} />} />;
}
