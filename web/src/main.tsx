import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/wght.css';
import '#ui/mantine.css';
import '#ui/base.css';
import { App } from '#app/App.tsx';
import { startLanguage } from '#i18n/i18n.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
// Mantine's own styles take the nonce from its provider; its scroll lock only knows get-nonce.
setNonce(nonce);

await startLanguage();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App nonce={nonce} />
    </StrictMode>,
  );
}
