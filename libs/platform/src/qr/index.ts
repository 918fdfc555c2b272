import { encodeQR } from 'qr';

/** A light module is drawn as well, so that the code is read on any background. */
function drawn(modules: readonly (readonly boolean[])[]): string {
  const side = modules.length;
  const dark = modules.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">
<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${dark.join('')}"/></svg>
`;
}

/** `text` as a QR code in SVG, with the quiet zone of 4 modules that ISO/IEC 18004 asks for. */
export const qrCode = (text: string): string => drawn(encodeQR(text, 'raw', { ecc: 'medium', border: 4 }));
