import react from '@vitejs/plugin-react';
import presetMantine from 'postcss-preset-mantine';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  css: {
    modules: { localsConvention: 'camelCaseOnly' },
    postcss: { plugins: [presetMantine()] },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    manifest: true,
    // The policy of the page allows no inline script and no data: font.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    rolldownOptions: {
      output: {
        // What most pages share is one chunk: dozens of small ones compress far worse together.
        codeSplitting: {
          groups: [
            { name: 'pages', test: /features\/[a-z]+\/pages\.ts/ },
            {
              name: 'frame',
              test: /node_modules|web\/src\/(?!features|i18n\/locales)/,
              minShareCount: 6,
            },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': server, '/livez': server, '/readyz': server } },
  preview: { port: 4173, proxy: { '/api': server } },
});
