export { layOutBars, type Bar, type BarRow } from './bars.ts';
export { layOutFlow, type FlowChart, type FlowLink, type FlowNode, type PlacedLink, type PlacedNode } from './flow.ts';
