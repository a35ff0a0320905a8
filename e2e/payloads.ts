/** Texts that would run, escape or confuse where a page takes text for anything but text. */
export const payloads: readonly string[] = [
  // Elements that run by being there.
  '<script>window.__xss=1</script>',
  '</script><script>window.__xss=1</script>',
  '<ScRiPt src=data:text/javascript,window.__xss=1></ScRiPt>',
  '</textarea><script>window.__xss=1</script>',
  '</title><script>window.__xss=1</script>',
  '<iframe srcdoc="<script>parent.__xss=1</script>"></iframe>',
  '<object data="data:text/html,<script>top.__xss=1</script>">',
  '<embed src="javascript:window.__xss=1">',
  '<base href="//evil.example/">',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<link rel=stylesheet href=//evil.example/x.css>',
  '<style>@import "//evil.example/x.css";</style>',
  // Event handlers.
  '<img src=x onerror=window.__xss=1>',
  '<img src=x onerror="window.__xss=1"',
  '<body onload=window.__xss=1>',
  '<input autofocus onfocus=window.__xss=1>',
  '<details open ontoggle=window.__xss=1>',
  '<video><source onerror=window.__xss=1>',
  '<p onpointerenter=window.__xss=1 tabindex=1>here</p>',
  '<marquee onstart=window.__xss=1>',
  // Drawings.
  '<svg onload=window.__xss=1>',
  '<svg><script>window.__xss=1</script></svg>',
  '<svg><a href="javascript:window.__xss=1"><text>x</text></a></svg>',
  '<svg><animate onbegin=window.__xss=1 attributeName=x>',
  '<math><mtext></mtext><mglyph><style><img src=x onerror=window.__xss=1>',
  // Addresses.
  'javascript:window.__xss=1',
  'java\tscript:window.__xss=1',
  '[press](javascript:window.__xss=1)',
  '<a href="javascript:window.__xss=1">press</a>',
  'data:text/html,<script>window.__xss=1</script>',
  // Out of an attribute, and into a template.
  '" onmouseover="window.__xss=1" x="',
  "' autofocus onfocus='window.__xss=1",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the braces are the payload.
  '`;window.__xss=1;//${window.__xss=1}',
  '{{constructor.constructor("window.__xss=1")()}}',
  '$t(shell.home) {{name}} {{count, number}}',
  // Tricks of writing.
  '＜script＞window.__xss=1＜/script＞',
  '\u202Egnp.1=ssx__.wodniw\u202C<img src=x onerror=window.__xss=1>',
  '<scr\u200Bipt>window.__xss=1</scr\u200Bipt>',
  '&lt;img src=x onerror=window.__xss=1&gt;',
  '__proto__',
];
