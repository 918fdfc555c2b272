import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { Asker, type Viewer } from '@quipu/accounts';
import { Rejection } from '@quipu/kernel';
import { FileStore } from '@quipu/platform/files';
import { Allow, holds, TurnedAway } from '@quipu/platform/graphql';
import { UploadsService } from '@quipu/uploads';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problems } from '../problems.ts';
import { attachment } from './disposition.rules.ts';
import { fileOf } from './multipart.ts';

/** What is under a digest never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const contentType = (mediaType: string) => (mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType);

/** The bytes of files: how they come, and how they go. */
@Controller()
export class FilesController {
  constructor(
    private readonly uploads: UploadsService,
    private readonly files: FileStore,
    private readonly problems: Problems,
  ) {}

  /**
   * Takes in one file, as the part `file` of a form, to be named within a day by what it is attached to. 201 with its digest;
   * 422 with the code of a rejection, 400 for a form that breaks off, or has no file or more than one.
   */
  @Allow('file:upload')
  @Post('files')
  async upload(@Asker() viewer: Viewer, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { name, bytes } = await fileOf(request);
    const upload = await this.uploads.bring(viewer.accountId, bytes, name);
    if (upload instanceof Rejection) return this.problems.refuse(upload, request, reply);
    return void reply.code(201).header('cache-control', 'no-store').send(upload);
  }

  /**
   * The file that evidence, a contribution or a document of an event names, by the id of that, as a file to save: no
   * browser shows it as a page of this site. 404 for a link, and for what is not there.
   */
  @Allow('public')
  @Get('files/:id')
  file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.give(id, request, reply);
  }

  /** The same for evidence, at the address that evidence names. */
  @Allow('public')
  @Get('evidence/:id/file')
  evidence(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.give(id, request, reply);
  }

  private async give(id: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const file = await this.uploads.named(id);
    if (!file) throw new TurnedAway(404);
    const tag = `"${file.sha256}"`;
    const kept = { etag: tag, 'cache-control': FOR_EVER };
    if (holds(request.headers['if-none-match'], tag)) return void reply.code(304).headers(kept).send();
    const bytes = await this.files.read(file);
    return void reply
      .headers({
        ...kept,
        'content-type': contentType(file.mediaType),
        'content-length': file.sizeBytes,
        'content-disposition': attachment(file.fileName),
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
      })
      .send(bytes);
  }
}
