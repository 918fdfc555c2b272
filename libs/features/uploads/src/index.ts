export { FileProcessor } from './files.processor.ts';
export { fileQueue, type FileJobs } from './files.queue.ts';
export { UploadsModule } from './uploads.module.ts';
export { UploadsService, type Upload } from './uploads.service.ts';
export { FILE_TABLES } from './naming.ts';
