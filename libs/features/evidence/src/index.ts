export { Evidence } from './evidence.entity.ts';
export { EvidenceModule } from './evidence.module.ts';
export { EvidenceService } from './evidence.service.ts';
export { FileProcessor } from './files.processor.ts';
export { fileQueue, type FileJobs } from './files.queue.ts';
export { UploadsService, type Upload } from './uploads.service.ts';
